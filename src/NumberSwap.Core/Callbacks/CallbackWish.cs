namespace NumberSwap.Core.Callbacks;

/// <summary>What somebody says who asks to be called back.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Lead">Id of the lead in which they asked.</param>
/// <param name="At">When they asked, Unix ms.</param>
/// <param name="WantedAt">When they want to be called, Unix ms; null: as soon as possible.</param>
/// <param name="PromisedBy">By when they were told that they will be called, Unix ms: the deadline; null: as the site's rules say.</param>
public sealed record CallbackWish(string Site, string Phone, string? Lead, string? Name, string? Text, long At, long? WantedAt, long? PromisedBy = null);
