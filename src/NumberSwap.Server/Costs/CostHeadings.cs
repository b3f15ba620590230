using NumberSwap.Core.Money;

namespace NumberSwap.Server.Costs;

/// <summary>What headings mean in tables of costs: our own, those of Google Ads and of Yandex.Direct, in English and Russian.</summary>
/// <remarks>Headings are compared in small letters, without a point at their end.</remarks>
public static class CostHeadings
{
    private static readonly Dictionary<string, CostField> Known = new(StringComparer.Ordinal)
    {
        ["day"] = CostField.Day,
        ["date"] = CostField.Day,
        ["дата"] = CostField.Day,
        ["день"] = CostField.Day,
        ["source"] = CostField.Source,
        ["utm_source"] = CostField.Source,
        ["источник"] = CostField.Source,
        ["medium"] = CostField.Medium,
        ["utm_medium"] = CostField.Medium,
        ["канал"] = CostField.Medium,
        ["campaign"] = CostField.Campaign,
        ["campaign name"] = CostField.Campaign,
        ["campaignname"] = CostField.Campaign,
        ["utm_campaign"] = CostField.Campaign,
        ["кампания"] = CostField.Campaign,
        ["название кампании"] = CostField.Campaign,
        ["campaign id"] = CostField.CampaignNumber,
        ["campaignid"] = CostField.CampaignNumber,
        ["campaign number"] = CostField.CampaignNumber,
        ["№ кампании"] = CostField.CampaignNumber,
        ["номер кампании"] = CostField.CampaignNumber,
        ["id кампании"] = CostField.CampaignNumber,
        ["идентификатор кампании"] = CostField.CampaignNumber,
        ["term"] = CostField.Term,
        ["utm_term"] = CostField.Term,
        ["keyword"] = CostField.Term,
        ["search keyword"] = CostField.Term,
        ["criterion"] = CostField.Term,
        ["ключевое слово"] = CostField.Term,
        ["поисковое ключевое слово"] = CostField.Term,
        ["условие показа"] = CostField.Term,
        ["фраза"] = CostField.Term,
        ["cost"] = CostField.Cost,
        ["расход"] = CostField.Cost,
        ["расходы"] = CostField.Cost,
        ["стоимость"] = CostField.Cost,
        ["затраты"] = CostField.Cost,
        ["currency"] = CostField.Currency,
        ["currency code"] = CostField.Currency,
        ["код валюты"] = CostField.Currency,
        ["валюта"] = CostField.Currency,
        ["clicks"] = CostField.Clicks,
        ["клики"] = CostField.Clicks,
        ["impr"] = CostField.Impressions,
        ["impressions"] = CostField.Impressions,
        ["показы"] = CostField.Impressions,
    };

    private static readonly string[] OfGoogle = ["currency code", "код валюты", "impr", "search keyword", "поисковое ключевое слово"];
    private static readonly string[] OfYandex = ["№ кампании", "campaignname", "условие показа", "criterion", "номер кампании"];

    public static (bool Known, CostField Field) Read(string heading)
    {
        if (Known.TryGetValue(heading, out var field))
            return (true, field);
        return IsCostWithCurrency(heading) ? (true, CostField.Cost) : (false, default);
    }

    /// <summary>The currency that a heading names: <c>расход (руб.)</c>, <c>cost (usd)</c>; null for none.</summary>
    public static string? CurrencyOf(string heading) =>
        heading.IndexOfAny(['(', ',']) is > 0 and var at ? Currency.Read(heading[(at + 1)..].TrimEnd(')').Trim()) : null;

    /// <summary>Whose export has such headings.</summary>
    public static CostKind KindOf(IReadOnlyList<string> headings, IReadOnlyCollection<CostField> fields) =>
        fields.Contains(CostField.Source) ? CostKind.Plain
        : headings.Any(OfGoogle.Contains) ? CostKind.GoogleAds
        : headings.Any(OfYandex.Contains) || headings.Any(heading => heading == "расход" || heading.StartsWith("расход (", StringComparison.Ordinal)) ? CostKind.YandexDirect
        : CostKind.Plain;

    private static bool IsCostWithCurrency(string heading) =>
        heading.IndexOfAny(['(', ',']) is > 0 and var at && Known.GetValueOrDefault(heading[..at].Trim()) == CostField.Cost && CurrencyOf(heading) is not null;
}
