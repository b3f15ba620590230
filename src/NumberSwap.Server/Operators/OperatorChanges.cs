using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Operators;

/// <summary>What owners say of operators, and the goals that are set.</summary>
public sealed class OperatorChanges(OperatorStore store, GoalStore goals, PersonStore people, AuditTrail trail, TimeProvider clock)
{
    private const double MaxTarget = 100_000;

    /// <summary>Says this of a name; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> SayAsync(Site site, string? name, OperatorRequest request, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(request);
        if (!IsName(name))
            return Problem.Invalid("operator", $"It has to be a name of 1 to {OperatorName.MaxLength} characters without line breaks.");
        var mergedInto = string.IsNullOrWhiteSpace(request.MergedInto) ? null : request.MergedInto;
        if (mergedInto is not null && !IsName(mergedInto))
            return Problem.Invalid("mergedInto", $"It has to be a name of 1 to {OperatorName.MaxLength} characters without line breaks.");
        var names = await store.NamesAsync(site.Id, cancellation);
        var before = names.FirstOrDefault(known => known.Name.Equals(OperatorName.Of(name), StringComparison.OrdinalIgnoreCase));
        var key = before?.Name ?? OperatorName.Of(name);
        if (before is null && names.Count >= MaxNames)
            return Problem.Invalid("operator", $"A site may have {MaxNames} operators of which something is said.");
        if (mergedInto is not null && new OperatorNames(names).Main(OperatorName.Of(mergedInto)).Equals(key, StringComparison.OrdinalIgnoreCase))
            return Problem.Invalid("mergedInto", "The names would stand for each other in a ring. Choose another one.");
        var person = string.IsNullOrWhiteSpace(request.Person) ? null : request.Person;
        if (person is not null && (person.Length > 64 || await people.FindAsync(person, cancellation) is not { } known2 || known2.RoleAt(site.Id) is null))
            return Problem.Invalid("person", "Nobody with this id may see the site.");
        var after = new OperatorName(key, mergedInto is null ? null : OperatorName.Of(mergedInto), request.Hidden, person);
        if (after == (before ?? new OperatorName(key, MergedInto: null, IsHidden: false, Person: null)))
            return null;
        await store.PutAsync(site.Id, after, trail.Did(by, site.Id, "operator.changed", null, key, Told(before), Told(after)), cancellation);
        return null;
    }

    /// <summary>Sets a goal; or the problem to answer with.</summary>
    public async Task<(Goal? Goal, ProblemHttpResult? Problem)> AddAsync(Site site, GoalRequest request, DateOnly today, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(request);
        if (!string.IsNullOrWhiteSpace(request.Operator) && !IsName(request.Operator))
            return (null, Problem.Invalid("operator", $"It has to be a name of 1 to {OperatorName.MaxLength} characters without line breaks."));
        if (!Enum.TryParse<GoalMeasure>(request.Measure, ignoreCase: true, out var measure) || !request.Measure!.All(char.IsAsciiLetter))
        {
            return (null, Problem.Invalid(
                "measure", "It has to be callsPerDay, conversationsPerDay, substantialPerDay, targetCallsPerDay, deals, conversion or conversionGrowth."));
        }

        if (request.Target is not (> 0 and <= MaxTarget))
            return (null, Problem.Invalid("target", "It has to be more than 0 and at most 100000."));
        var from = today;
        if (request.From is { Length: > 0 } first && !OperatorQuery.TryRead(first, out from))
            return (null, Problem.Invalid("from", "It has to be a day such as 2026-11-22."));
        if (!OperatorQuery.TryRead(request.To, out var to))
            return (null, Problem.Invalid("to", "It has to be a day such as 2026-11-22."));
        if (to < from || to.DayNumber - from.DayNumber >= Goal.MaxDays)
            return (null, Problem.Invalid("to", $"A goal has 1 to {Goal.MaxDays} days: it begins no later than it ends."));
        var names = new OperatorNames(await store.NamesAsync(site.Id, cancellation));
        var name = string.IsNullOrWhiteSpace(request.Operator) ? null : names.Main(OperatorName.Of(request.Operator));
        var goal = new Goal(RandomId.New(), site.Id, name, measure, request.Target.Value, from, to, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return await goals.AddAsync(goal, trail.Added(by, site.Id, "goal", goal.Id, name ?? "", Told(goal)), cancellation)
            ? (goal, null)
            : (null, Problem.Invalid("operator", $"A site may have {Goal.MaxOfSite} goals. Delete some first."));
    }

    /// <summary>False when the site has no such goal.</summary>
    public async Task<bool> DeleteAsync(Site site, string id, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        return (await goals.ListAsync(site.Id, cancellation)).FirstOrDefault(goal => goal.Id == id) is { } known
            && await goals.DeleteAsync(site.Id, id, trail.Removed(by, site.Id, "goal", id, known.Operator ?? "", Told(known)), cancellation);
    }

    /// <summary>Most names of which something is said.</summary>
    private const int MaxNames = 1000;

    private static bool IsName(string? name) =>
        OperatorName.Of(name).Length > 0 && name!.Length <= OperatorName.MaxLength && !name.Any(char.IsControl) && !InputText.HasLoneSurrogate(name);

    private static object? Told(OperatorName? name) => name is null ? null : new { name.MergedInto, Hidden = name.IsHidden, name.Person };

    private static object Told(Goal goal) => new { goal.Operator, goal.Measure, goal.Target, goal.From, goal.To };
}
