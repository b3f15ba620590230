namespace NumberSwap.Server.Costs;

/// <summary>What an advertisement cost on one day.</summary>
/// <param name="Day"><c>2026-11-22</c>.</param>
/// <param name="Source">As visits have it: <c>yandex</c>, <c>google</c>.</param>
/// <param name="Medium">As visits have it: <c>cpc</c>.</param>
/// <param name="Campaign">As utm_campaign has it; may be left out.</param>
/// <param name="CampaignNumber">The ad system's number of the campaign.</param>
/// <param name="Term">Keyword; may be left out.</param>
/// <param name="Cost">Exact, four decimals at most.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record CostRequest(
    string? Day, string? Source, string? Medium, string? Campaign, string? CampaignNumber, string? Term, decimal? Cost, string? Currency, long? Clicks, long? Impressions);
