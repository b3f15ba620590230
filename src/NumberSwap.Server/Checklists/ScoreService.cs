using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Operators;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Scores of conversations: begun, finished, corrected. Only what was drawn can be scored, and nobody scores their own calls.</summary>
public sealed class ScoreService(ScoreStore store, SampleStore samples, OperatorStore operators, ChecklistStore checklists, AuditStore audit, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Whether this call is the scorer's own. A key is its own scorer, and that of whoever made it: it is a way around no rule.</summary>
    public async Task<bool> IsOwnAsync(string site, string operatorName, Actor by, CancellationToken cancellation)
    {
        if (by.Kind == "server")
            return false;
        var (spellings, people) = await KnownAsync(site, operatorName, cancellation);
        if (by.Kind == "person")
            return OwnCalls.IsOwn(by.Id, by.Name, spellings, people);
        return OwnCalls.IsOwn(by.Id, by.Name, spellings, [])
            || (await audit.MakerAsync("key.added", by.Id, cancellation) is { Kind: "person" } maker && OwnCalls.IsOwn(maker.Id, maker.Name, spellings, people));
    }

    /// <summary>All names of an operator, and everybody who is said to be them: among the operators as well as for samples.</summary>
    private async Task<(List<string> Spellings, List<string> People)> KnownAsync(string site, string operatorName, CancellationToken cancellation)
    {
        var names = new OperatorNames(await operators.NamesAsync(site, cancellation));
        var main = names.Main(OperatorName.Of(operatorName));
        List<string> spellings = [operatorName, main, .. names.Spellings(main)];
        var linked = (await samples.PeopleAsync(site, cancellation))
            .Where(link => names.Main(OperatorName.Of(link.Key)).Equals(main, StringComparison.OrdinalIgnoreCase)).Select(link => link.Value);
        return (spellings, [.. spellings.Select(name => names.Of(OperatorName.Of(name)).Person).OfType<string>(), .. linked]);
    }

    /// <summary>Begins a score, as a draft or final.</summary>
    public async Task<(CallScore? Score, ProblemHttpResult? Problem)> AddAsync(string site, ScoreRequest request, Actor by, CancellationToken cancellation)
    {
        if (request.Call is not { Length: > 0 } id || await samples.FindCallAsync(site, id, cancellation) is not { } call)
            return (null, Problem.Invalid("call", "This call is in no sample. Only calls that were drawn are scored, so that nobody chooses them."));
        if (request.Checklist is not { Length: > 0 } named || await checklists.FindAsync(site, named, cancellation: cancellation) is not { ArchivedAt: null } list)
            return (null, Problem.Invalid("checklist", "The site has no such checklist in use."));
        if (await IsOwnAsync(site, call.Operator, by, cancellation))
            return (null, Own());
        if (request.Version is { } looked && looked != list.Version)
            return (null, Problem.Conflict("Somebody else changed this checklist meanwhile. Look at it again, then decide.", "version"));
        if (ScoreReader.ProblemOf(request, list, isCorrection: false) is { } problem)
            return (null, problem);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var score = new CallScore
        {
            Id = RandomId.New(),
            Site = site,
            Call = call.Call,
            Checklist = list.Id,
            Version = list.Version,
            Author = by,
            IsFinal = request.Final == true,
            Values = ValuesOf(request),
            Sum = ScoreSum.Of(list.Items, ValuesOf(request)),
            Comment = ScoreReader.Text(request.Comment),
            Revision = 1,
            ScoredAt = request.Final == true ? now : null,
            ChangedBy = by,
            ChangedAt = now,
            Operator = call.Operator,
            Week = call.Week,
        };
        return await store.AddAsync(score, score.IsFinal ? Entry(by, "score.given", score, null) : null, cancellation)
            ? (score, null)
            : (null, Problem.Conflict($"You have scored this call already (change that score), or {CallScore.MostScorers} others have.", "call"));
    }

    /// <summary>Goes on with a draft of one's own, finishes it, or corrects a final score, of which the history then has what it was.</summary>
    public async Task<(CallScore? Score, ProblemHttpResult? Problem)> ChangeAsync(CallScore known, ScoreRequest request, Actor by, CancellationToken cancellation)
    {
        if (!known.IsFinal && known.Author.Id != by.Id)
            return (null, Problem.Of(StatusCodes.Status403Forbidden, "others_draft", "This is somebody else's draft. It can be corrected once it is final."));
        if (await IsOwnAsync(known.Site, known.Operator, by, cancellation))
            return (null, Own());
        if (request.Revision is { } looked && looked != known.Revision)
            return (null, known.IsFinal ? Overtaken() : OtherWindow());
        if (await checklists.FindAsync(known.Site, known.Checklist, known.Version, cancellation) is not { } list)
            return (null, Problem.NotFound("checklist"));
        if (ScoreReader.ProblemOf(request, list, known.IsFinal) is { } problem)
            return (null, problem);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changed = known with
        {
            IsFinal = known.IsFinal || request.Final == true,
            Values = ValuesOf(request),
            Sum = ScoreSum.Of(list.Items, ValuesOf(request)),
            Comment = ScoreReader.Text(request.Comment),
            Revision = known.Revision + 1,
            ScoredAt = known.ScoredAt ?? (request.Final == true ? now : null),
            ChangedBy = by,
            ChangedAt = now,
            Reason = known.IsFinal ? ScoreReader.Text(request.Reason) : null,
        };
        var entry = known.IsFinal ? Entry(by, "score.corrected", changed, known) : changed.IsFinal ? Entry(by, "score.given", changed, null) : null;
        return await store.ChangeAsync(known, changed, entry, cancellation) ? (changed, null) : (null, Overtaken());
    }

    private static Dictionary<string, int?> ValuesOf(ScoreRequest request) => (request.Values ?? new Dictionary<string, int?>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);

    private static ProblemHttpResult Own() =>
        Problem.Of(StatusCodes.Status403Forbidden, "own_call", "This is a call of your own: somebody else has to score it.", "call");

    private static ProblemHttpResult Overtaken() => Problem.Conflict("Somebody else changed this score meanwhile. Look at it again, then decide.", "revision");

    private static ProblemHttpResult OtherWindow() =>
        Problem.Conflict("This draft was saved from another window meanwhile. What you have here is kept in the form: save again to keep it, or open the page anew to see the other.", "revision");

    /// <summary>The log has the points, and nothing of what was written.</summary>
    private AuditEntry Entry(Actor by, string action, CallScore score, CallScore? before) =>
        trail.Did(by, score.Site, action, score.Call, score.Call, before is null ? null : Told(before), Told(score));

    private static object Told(CallScore score) => new { score.Operator, week = score.Week.ToString(), score.Version, score.Sum.Points, score.Sum.Most, score.Values };
}
