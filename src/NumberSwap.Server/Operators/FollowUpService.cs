using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Operators;

/// <summary>Follow-up calls: how many each caller had, why, and which of them want a mentor's help.</summary>
public sealed class FollowUpService(FollowUpStore store, OperatorStore operators, ReportService days, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Most cases of a list; a file has all.</summary>
    public const int MostCases = 200;

    private const long DayMs = 86_400_000;

    public DateOnly Today(Site site) => days.Today(site);

    public async Task<FollowUpList> ListAsync(Site site, FollowUpQuery query, int max = MostCases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(query);
        var facts = await ReadAsync(site, query.From, query.To, cancellation);
        return ListOf(site, query, facts, max);
    }

    /// <summary>Two periods, the earlier one as it stood at its end; they are read at once, since most calls belong to both.</summary>
    public async Task<(FollowUpList Now, FollowUpList Before)> BesideAsync(Site site, FollowUpQuery now, FollowUpQuery before, int max, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        var facts = await ReadAsync(site, before.From, now.To, cancellation);
        return (ListOf(site, now, facts, max), ListOf(site, before, facts, max));
    }

    private async Task<Facts> ReadAsync(Site site, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var team = site.Settings.Team;
        var zone = ReportService.ZoneOf(site);
        var (from, to) = (StartOf(first, zone), StartOf(last.AddDays(1), zone));
        return new Facts(
            await store.CallsAsync(site.Id, from, to, team, cancellation),
            (await store.ConsultationsAsync(site.Id, from - (4 * team.CaseDays * DayMs), cancellation)).ToDictionary(one => one.Call, StringComparer.Ordinal),
            new OperatorNames(await operators.NamesAsync(site.Id, cancellation)));
    }

    private static FollowUpList ListOf(Site site, FollowUpQuery query, Facts facts, int max)
    {
        var team = site.Settings.Team;
        var zone = ReportService.ZoneOf(site);
        var (from, to) = (StartOf(query.From, zone), StartOf(query.To.AddDays(1), zone));
        var (names, held) = (facts.Names, facts.Held);
        var calls = facts.Calls.Where(call => call.StartedAt >= from - (2 * team.CaseDays * DayMs) && call.StartedAt < to).ToList();
        var wanted = query.Operator is null ? null : names.Main(OperatorName.Of(query.Operator));
        var cases = FollowUpFilter.Of(calls, site.Settings.Target).GroupBy(call => call.Caller, StringComparer.Ordinal)
            .SelectMany(caller => FollowUpCase.Split(caller, team))
            .Where(matter => matter.Last.StartedAt >= from && (matter.Calls.Count > 1 || matter.IsSkilled(team)))
            .Where(matter => wanted is null || names.Main(OperatorName.Of(matter.Last.Operator)).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            .Select(matter => ItemOf(matter, held, team, names))
            .ToList();
        var reasons = cases.SelectMany(matter => matter.Calls.Skip(1)).Where(call => call.Reason is not null)
            .GroupBy(call => call.Reason!, StringComparer.OrdinalIgnoreCase)
            .Select(group => new ReasonCount(group.Key, group.Count()))
            .OrderByDescending(reason => reason.Calls).ThenBy(reason => reason.Reason, StringComparer.Ordinal);
        var shown = cases.Where(matter => Takes(query.State, matter)).ToList();
        return new(
            query.From,
            query.To,
            shown.Count,
            cases.Count(matter => matter.ConsultationDue is not null),
            cases.Count(matter => matter.State == FollowUpState.Flagged),
            cases.Count(matter => matter.Skilled),
            [.. reasons],
            [.. shown.OrderByDescending(matter => matter.State == FollowUpState.Sold ? 0 : matter.Calls.Count).ThenByDescending(matter => matter.Calls[^1].StartedAt).Take(max)]);
    }

    /// <summary>Says that the consultation that a call made due was held; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> HoldAsync(Site site, string call, string? note, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        var text = note?.Trim().ReplaceLineEndings("\n") is { Length: > 0 } some ? some : null;
        if (text is not null && (text.Length > Consultation.MaxNote || InputText.HasLoneSurrogate(text) || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))))
            return Problem.Invalid("note", $"It may have {Consultation.MaxNote} characters at most.");
        var held = new Consultation(call, clock.GetUtcNow().ToUnixTimeMilliseconds(), by, text);
        return call.Length <= 300 && await store.HoldAsync(site.Id, held, trail.Did(by, site.Id, "call.consulted", call, call, null, null), cancellation)
            ? null
            : Problem.NotFound("call");
    }

    private static FollowUpItem ItemOf(FollowUpCase matter, IReadOnlyDictionary<string, Consultation> held, TeamSettings team, OperatorNames names)
    {
        // What was held once stays held, though a report that came late may have moved the call that made it due.
        var done = matter.Calls.Select(call => held.GetValueOrDefault(call.Id)).FirstOrDefault(one => one is not null);
        return new(
            matter.First.Caller,
            matter.State(team),
            done is null ? matter.Due(team)?.Id : null,
            done is null ? null : new(UnixTime.ToUtc(done.HeldAt), done.Mentor, done.Note),
            matter.IsSkilled(team),
            [.. matter.Calls.Select(call => new FollowUpCallItem(
                call.Id,
                UnixTime.ToUtc(call.StartedAt),
                call.TalkSeconds,
                OperatorName.Of(call.Operator) is { Length: > 0 } name ? names.Main(name) : null,
                call.Product,
                call.Reason,
                call.SoldAt is { } sold ? UnixTime.ToUtc(sold) : null))]);
    }

    private static bool Takes(string state, FollowUpItem matter) => state switch
    {
        "due" => matter.ConsultationDue is not null,
        "flagged" => matter.State == FollowUpState.Flagged,
        "normal" => matter.State == FollowUpState.Normal,
        "sold" => matter.State == FollowUpState.Sold,
        "skilled" => matter.Skilled,
        _ => true,
    };

    private static long StartOf(DateOnly day, TimeZoneInfo zone) => new ReportCalendar(zone).Start(day.DayNumber) * 900_000;

    private sealed record Facts(IReadOnlyList<FollowUpCall> Calls, IReadOnlyDictionary<string, Consultation> Held, OperatorNames Names);
}
