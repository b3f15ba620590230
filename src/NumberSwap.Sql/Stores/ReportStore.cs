using System.Security.Cryptography;
using System.Text.Json;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads counts of visits and calls by day, after the days of which something was written have been counted again. Owns the table <c>report_bases</c>.</summary>
/// <remarks>Days are those of the calendar's time zone, as <see cref="DateOnly.DayNumber"/>; both ends of a period are included.</remarks>
public sealed class ReportStore(Database database)
{
    /// <summary>From this probability on a statement about a call counts as sure.</summary>
    public const double Sure = 0.8;

    /// <summary>The source and medium under which those visits are counted that have too many different ones on one day.</summary>
    public const string Others = "(other)";

    /// <summary>Days that are counted in one transaction: other writers wait for it.</summary>
    private const int DaysAtOnce = 31;

    private const string CallSums =
        """
        SUM(calls) AS Calls, SUM(target_calls) AS TargetCalls, SUM(answered) AS Answered, SUM(missed) AS Missed, SUM(talk_seconds) AS TalkSeconds,
            SUM(probability) AS Probability
        """;

    /// <summary>Counts those days of a period again of which something was written since they were counted.</summary>
    /// <param name="rule">Which calls are target calls. When it or the zone has changed, all of the site's days are counted anew, some with each call.</param>
    public async Task RefreshAsync(string site, ReportCalendar calendar, TargetRule rule, int first, int last, CancellationToken cancellation = default)
    {
        var range = new { site, from = calendar.Start(first), to = calendar.Start(last + 1), zone = calendar.Zone, rule = KeyOf(rule), targetSeconds = rule.MinTalkSeconds };
        var isBehind = await database.ReadAsync(work => IsBehindAsync(work, range), cancellation);
        while (isBehind)
        {
            // What is written from now on is the next reader's: under load there is always more.
            await database.WriteAsync(
                async work =>
                {
                    isBehind = await CountAsync(work, site, calendar, rule, range);
                    return true;
                },
                cancellation);
        }
    }

    public Task<List<CallCountRow>> CallsAsync(string site, int first, int last, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.QueryAsync<CallCountRow>(
                $"""
                SELECT source AS Source, medium AS Medium, campaign_id AS Campaign, match_level AS Match, {CallSums}, SUM(ambiguous) AS Ambiguous
                FROM call_days WHERE site_id = @site AND day >= @first AND day <= @last
                GROUP BY source, medium, campaign_id, match_level
                """,
                new { site, first, last }),
            cancellation);

    public Task<List<VisitCountRow>> VisitsAsync(string site, int first, int last, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.QueryAsync<VisitCountRow>(
                """
                SELECT source AS Source, medium AS Medium, campaign_id AS Campaign, SUM(visits) AS Visits
                FROM visit_days WHERE site_id = @site AND day >= @first AND day <= @last
                GROUP BY source, medium, campaign_id
                """,
                new { site, first, last }),
            cancellation);

    /// <summary>By day; days without anything are left out.</summary>
    public Task<List<TimeCountRow>> DaysAsync(string site, int first, int last, CancellationToken cancellation = default) =>
        TimesAsync("day", site, first, last, cancellation);

    /// <summary>By hour of the week; hours without anything are left out.</summary>
    public Task<List<TimeCountRow>> HoursAsync(string site, int first, int last, CancellationToken cancellation = default) =>
        TimesAsync("day % 7 * 24 + hour_of_day", site, first, last, cancellation);

    /// <summary>The same for the same rule: its SHA-256, since a rule may name many tags and callers.</summary>
    private static string KeyOf(TargetRule rule) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rule, CatalogJson.Default.TargetRule)));

    private static async Task<bool> IsBehindAsync(Work work, object range) =>
        await work.SingleAsync<int>(
            $"""
            SELECT CASE
                WHEN EXISTS (SELECT 1 FROM report_changes WHERE site_id = @site AND slot >= @from AND slot < @to) THEN 1
                WHEN EXISTS (SELECT 1 FROM report_bases WHERE site_id = @site AND time_zone = @zone AND target_rule = @rule) THEN 0
                ELSE 1 END
            """,
            range) > 0;

    /// <summary>True when there are more days than are counted in one transaction.</summary>
    private static async Task<bool> CountAsync(Work work, string site, ReportCalendar calendar, TargetRule rule, object range)
    {
        await TakeBaseAsync(work, range);
        var slots = await work.QueryAsync<long>("SELECT slot FROM report_changes WHERE site_id = @site AND slot >= @from AND slot < @to ORDER BY slot", range);
        var counter = new DayCounter(site, calendar, rule);
        var days = slots.Select(slot => calendar.Of(slot).Day).Distinct().ToList();
        foreach (var (first, last) in RunsOf(days.Take(DaysAtOnce)))
        {
            // The marks go first: who writes meanwhile waits, or is waited for.
            await work.ExecuteAsync(
                "DELETE FROM report_changes WHERE site_id = @site AND slot >= @from AND slot < @to",
                new { site, from = calendar.Start(first), to = calendar.Start(last + 1) });
            await counter.CountAsync(work, first, last);
        }

        return days.Count > DaysAtOnce;
    }

    /// <summary>When the days were counted by other settings, all that there is to count is marked.</summary>
    private static async Task TakeBaseAsync(Work work, object range)
    {
        if (await work.SingleAsync<int>("SELECT COUNT(*) FROM report_bases WHERE site_id = @site AND time_zone = @zone AND target_rule = @rule", range) > 0)
        {
            return;
        }

        foreach (var table in (string[])["report_bases", "report_changes", "call_days", "visit_days", "report_hours", "operator_days"])
        {
            await work.ExecuteAsync($"DELETE FROM {table} WHERE site_id = @site", range);
        }

        await work.ExecuteAsync("INSERT INTO report_bases (site_id, time_zone, target_seconds, target_rule) VALUES (@site, @zone, @targetSeconds, @rule)", range);
        await work.ExecuteAsync(
            """
            INSERT INTO report_changes (site_id, slot, changes)
            SELECT @site, s.slot, 1
            FROM (SELECT slot FROM visit_slots WHERE site_id = @site UNION SELECT started_at / 900000 FROM calls WHERE site_id = @site) s
            """,
            range);
    }

    private static IEnumerable<(int First, int Last)> RunsOf(IEnumerable<int> days)
    {
        (int First, int Last)? run = null;
        foreach (var day in days)
        {
            if (run is { } known && day == known.Last + 1)
            {
                run = (known.First, day);
                continue;
            }

            if (run is { } ended)
            {
                yield return ended;
            }

            run = (day, day);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    private Task<List<TimeCountRow>> TimesAsync(string place, string site, int first, int last, CancellationToken cancellation) =>
        database.ReadAsync(
            work => work.QueryAsync<TimeCountRow>(
                $"SELECT {place} AS Place, SUM(visits) AS Visits, {CallSums} FROM report_hours WHERE site_id = @site AND day >= @first AND day <= @last GROUP BY {place}",
                new { site, first, last }),
            cancellation);
}
