using System.Globalization;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>The ad costs behind a figure as CSV.</summary>
public static class MoneyCostsCsv
{
    private static readonly string[] Header = ["day", "source", "medium", "campaign", "campaignNumber", "keyword", "cost", "currency", "clicks"];

    /// <param name="format">Null: for programs.</param>
    public static CsvStream<MoneyCost> Of(IReadOnlyList<MoneyCost> costs, CallCsvFormat? format = null)
    {
        var chosen = format ?? CallCsvFormat.Plain;
        return new("costs.csv", Header, costs.ToAsyncEnumerable(), cost => Line(cost, chosen), chosen);
    }

    private static string[] Line(MoneyCost of, CallCsvFormat format) =>
    [
        of.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CsvText.Safe(of.Source),
        CsvText.Safe(of.Medium),
        CsvText.Safe(of.Campaign),
        CsvText.Safe(of.CampaignNumber),
        CsvText.Safe(of.Keyword),
        of.Cost.ToString("0.00##", format.Culture),
        of.Currency,
        of.Clicks?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
