using NumberSwap.Core;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Costs;

/// <summary>Checks costs.</summary>
public static class CostReader
{
    public const long MostCount = 1_000_000_000_000;

    /// <summary>The cost of a request's row, or the field at fault.</summary>
    public static (AdCost? Cost, string? Field, ProblemText Why) Read(CostRequest row)
    {
        if (CostDay.Read(row.Day) is not { } day)
            return (null, "day", "It has to be a day such as 2026-11-22.");
        if (row.Cost is not { } cost || cost < 0 || !Amount.IsExact(cost))
            return (null, "cost", "It has to be an amount that is not negative, with four decimals at most.");
        if (!Currency.IsKnown(row.Currency))
            return (null, "currency", "It has to be a currency's code of ISO 4217, for example RUB.");
        if (row.Clicks is < 0 or > MostCount)
            return (null, "clicks", "It has to be a whole number.");
        if (row.Impressions is < 0 or > MostCount)
            return (null, "impressions", "It has to be a whole number.");
        var read = new AdCost(
            day,
            row.Source?.Trim() ?? "",
            row.Medium?.Trim() ?? "",
            row.Campaign?.Trim() ?? "",
            row.CampaignNumber?.Trim() is { Length: > 0 } number ? number : null,
            row.Term?.Trim() ?? "",
            cost,
            row.Currency!,
            row.Clicks,
            row.Impressions);
        return TextProblem(read) is { } wrong ? (null, wrong.Field, wrong.Why) : (read, null, ProblemText.None);
    }

    /// <summary>The field whose text cannot be stored, and why; null when all can.</summary>
    public static (string Field, ProblemText Why)? TextProblem(AdCost cost)
    {
        if (cost.Source.Length == 0)
            return ("source", "Name the source, for example yandex.");
        return Bad(cost.Source, AdCost.MaxSource) ? ("source", TooLong(AdCost.MaxSource))
            : Bad(cost.Medium, AdCost.MaxMedium) ? ("medium", TooLong(AdCost.MaxMedium))
            : Bad(cost.Campaign, AdCost.MaxCampaign) ? ("campaign", TooLong(AdCost.MaxCampaign))
            : Bad(cost.CampaignNumber ?? "", AdCost.MaxMedium) ? ("campaignNumber", TooLong(AdCost.MaxMedium))
            : Bad(cost.Term, AdCost.MaxTerm) ? ("term", TooLong(AdCost.MaxTerm))
            : null;
    }

    private static ProblemText TooLong(int max) => $"It may have {max} characters at most, without line breaks.";

    private static bool Bad(string text, int max) => text.Length > max || text.Any(char.IsControl) || InputText.HasLoneSurrogate(text);
}
