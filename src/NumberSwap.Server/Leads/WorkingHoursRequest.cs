namespace NumberSwap.Server.Leads;

/// <summary>The hours of a week in which somebody answers, by the site's clock, the same on every working day; fields left out stay.</summary>
/// <param name="Days">1 is Monday, 7 Sunday; at least one.</param>
/// <param name="From"><c>HH:mm</c>.</param>
/// <param name="To"><c>HH:mm</c>, later than <paramref name="From"/>, up to <c>24:00</c>.</param>
public sealed record WorkingHoursRequest(IReadOnlyList<int>? Days = null, string? From = null, string? To = null);
