namespace NumberSwap.Server.Erasure;

/// <summary>Whose data is to go.</summary>
/// <param name="Phone">Their phone, as the site's country writes it or in international form.</param>
public sealed record ErasureRequest(string? Phone);
