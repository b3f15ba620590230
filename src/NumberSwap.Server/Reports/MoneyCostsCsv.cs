using System.Globalization;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>The ad costs behind a figure as CSV.</summary>
public static class MoneyCostsCsv
{
    private static readonly string[] Header = ["day", "source", "medium", "campaign", "campaignNumber", "keyword", "cost", "currency", "clicks"];

    public static CsvStream<MoneyCost> Of(IReadOnlyList<MoneyCost> costs) => new("costs.csv", Header, costs.ToAsyncEnumerable(), Line);

    private static string[] Line(MoneyCost of) =>
    [
        of.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CsvText.Safe(of.Source),
        CsvText.Safe(of.Medium),
        CsvText.Safe(of.Campaign),
        CsvText.Safe(of.CampaignNumber),
        CsvText.Safe(of.Keyword),
        of.Cost.ToString("0.00##", CultureInfo.InvariantCulture),
        of.Currency,
        of.Clicks?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
