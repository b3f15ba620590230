using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Reports;

/// <summary>Counts what customers are worth.</summary>
public sealed class CustomersReports(MoneyReports reports)
{
    /// <summary>Days of first contacts that are counted when none are named: in fewer hardly anybody buys again.</summary>
    public const int UsualDays = 365;

    /// <param name="request">By what is no time.</param>
    public async Task<CustomersReport> ReportAsync(Site site, MoneyRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(request);
        var (query, period) = (request.Query, request.Period);
        var facts = await reports.DealFactsAsync(site, request with { Before = null }, cancellation);
        var count = CustomerCounter.Count(facts, query, new(period.From.DayNumber, period.To.DayNumber));
        return new(
            site.Id,
            site.Settings.TimeZone,
            period,
            query.By,
            query.Model,
            query.Values,
            count.Currency,
            count.OtherCurrencies,
            query.Filter.ToDictionary(pair => MoneyQueryReader.NameOf(pair.Key), pair => pair.Value, StringComparer.Ordinal),
            count.Calls,
            count.Forms,
            count.Rows);
    }
}
