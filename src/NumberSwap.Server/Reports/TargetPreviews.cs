using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Tries a target-call rule on a site's last calls.</summary>
public sealed class TargetPreviews(ReportService reports, TargetCallStore calls)
{
    public async Task<TargetPreview> TryAsync(Site site, TargetRule rule, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var today = reports.Today(site);
        var period = new Period(today.AddDays(1 - TargetPreview.Days), today);
        var from = new ReportCalendar(ReportService.ZoneOf(site)).Start(period.From.DayNumber) * ReportCalendar.SlotMs;
        var newest = await calls.NewestAsync(site.Id, from, TargetPreview.MostCalls + 1, cancellation);
        var isCut = newest.Count > TargetPreview.MostCalls;
        var judged = newest.Take(TargetPreview.MostCalls)
            .Select(call => (Call: call, Then: rule.Judge(call.ToTargetCall()), Now: site.Settings.Target.Judge(call.ToTargetCall())))
            .ToList();
        return new TargetPreview(
            period,
            judged.Count,
            isCut,
            judged.Count(call => call.Then.IsTarget),
            judged.Count(call => call.Now.IsTarget),
            judged.Count(call => call.Then.IsTarget && !call.Now.IsTarget),
            judged.Count(call => call.Now.IsTarget && !call.Then.IsTarget),
            rule,
            [.. judged.SelectMany(call => (TargetVerdict[])[call.Then, call.Now]).Where(verdict => !verdict.IsTarget).Distinct()
                .OrderBy(verdict => verdict.Reason).ThenBy(verdict => verdict.What, StringComparer.Ordinal)
                .Select(verdict => new TargetPreviewReason(
                    verdict.Reason,
                    verdict.What,
                    judged.Count(call => call.Then == verdict),
                    judged.Count(call => call.Now == verdict),
                    [.. judged.Where(call => call.Then == verdict).Take(TargetPreview.MostExamples).Select(call => ExampleOf(call.Call))]))]);
    }

    private static TargetPreviewCall ExampleOf(CountedCall call) => new(
        call.Id,
        call.Caller,
        UnixTime.ToUtc(call.StartedAt),
        call.TalkSeconds,
        call.Operator,
        call.Source,
        call.EarlierAt is { } earlier ? UnixTime.ToUtc(earlier) : null);
}
