namespace NumberSwap.Server.Callbacks;

/// <summary>Somebody asks to be called back.</summary>
/// <param name="Phone">As people write it.</param>
/// <param name="Text">What they said.</param>
/// <param name="Lead">Id of the lead in which they asked.</param>
/// <param name="WantedAt">When they want to be called; left out: as soon as possible.</param>
public sealed record CallbackRequest(string? Phone, string? Name = null, string? Text = null, string? Lead = null, DateTimeOffset? WantedAt = null);
