using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>What people do with calls: correct what caused them, note, tag.</summary>
public sealed class CallChanges(CorrectionReader reader, CallChangeStore store, CallNoteStore notes, AuditTrail trail, TimeProvider clock)
{
    private const int MaxNote = 2000;

    /// <summary>Corrects a call; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> CorrectAsync(CallRecord call, CorrectionRequest request, Actor by, CancellationToken cancellation)
    {
        var (cause, problem) = await reader.ReadAsync(request, call, cancellation);
        if (cause is null)
            return problem;
        var reason = request.Reason?.Trim() is { Length: > 0 } some ? some : null;
        var correction = new CallCorrection(cause, by, Now(), reason);
        return ProblemOf(await store.CorrectAsync(
            call.Site, call.Id, correction, request.Version, before => Entry(by, before, "call.corrected", Told(before.Cause, before.Correction), Told(cause, correction)), cancellation));
    }

    /// <summary>Lets what is believed count again; null, or the problem to answer with.</summary>
    /// <param name="version">See <see cref="CorrectionRequest"/>.</param>
    public async Task<ProblemHttpResult?> TakeBackAsync(CallRecord call, int? version, Actor by, CancellationToken cancellation) =>
        ProblemOf(await store.CorrectAsync(
            call.Site,
            call.Id,
            correction: null,
            version,
            before => Entry(by, before, "call.correctionTakenBack", Told(before.Cause, before.Correction), Told(before.Attribution, correction: null)),
            cancellation));

    public async Task<(NoteItem? Note, ProblemHttpResult? Problem)> NoteAsync(CallRecord call, string? text, Actor by, CancellationToken cancellation)
    {
        var trimmed = text?.Trim().ReplaceLineEndings("\n");
        if (trimmed is not { Length: > 0 and <= MaxNote } || InputText.HasLoneSurrogate(trimmed) || trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            return (null, Problem.Invalid("text", $"A note has 1 to {MaxNote} characters."));
        var note = new CallNote(RandomId.New(), Now(), by, trimmed);
        return await notes.AddAsync(call.Site, call.Id, note, Entry(by, call, "call.noteAdded", null, new { note = note.Id }), cancellation) switch
        {
            ChangeOutcome.Done => (NoteItem.Of(note), null),
            ChangeOutcome.Full => (null, Problem.Invalid("text", $"The call has {CallNoteStore.MaxCount} notes already. Delete some first.")),
            _ => (null, Problem.NotFound("call")),
        };
    }

    public async Task<ProblemHttpResult?> DeleteNoteAsync(CallRecord call, string note, Actor by, CancellationToken cancellation) =>
        await notes.DeleteAsync(call.Site, call.Id, note, Entry(by, call, "call.noteDeleted", new { note }, null), cancellation) ? null : Problem.NotFound("note");

    /// <summary>Gives a call these tags and no others.</summary>
    public Task<ProblemHttpResult?> TagAsync(CallRecord call, IReadOnlyList<string?>? tags, Actor by, CancellationToken cancellation)
    {
        var read = new List<string>();
        foreach (var text in tags ?? [])
        {
            if (read.Count > CallTags.MaxCount || !CallTags.TryRead(text, out var tag))
                return Task.FromResult<ProblemHttpResult?>(Problem.Invalid("tags", read.Count > CallTags.MaxCount ? FullProblem : CallQuery.TagProblem));
            read.Add(tag);
        }

        return tags is null
            ? Task.FromResult<ProblemHttpResult?>(Problem.Invalid("tags", "Name the tags that the call is to have; none: []."))
            : ChangeTagsAsync(call, _ => [.. read.Distinct(StringComparer.Ordinal)], by, cancellation);
    }

    /// <summary>Adds one tag, whatever others the call has by now.</summary>
    public Task<ProblemHttpResult?> AddTagAsync(CallRecord call, string? text, Actor by, CancellationToken cancellation) =>
        CallTags.TryRead(text, out var tag)
            ? ChangeTagsAsync(call, tags => [.. tags.Union([tag], StringComparer.Ordinal)], by, cancellation)
            : Task.FromResult<ProblemHttpResult?>(Problem.Invalid("tags", CallQuery.TagProblem));

    /// <summary>Takes one tag away, whatever others the call has by now.</summary>
    public Task<ProblemHttpResult?> RemoveTagAsync(CallRecord call, string? tag, Actor by, CancellationToken cancellation) =>
        ChangeTagsAsync(call, tags => [.. tags.Where(known => known != tag)], by, cancellation);

    private static ProblemText FullProblem { get; } = $"A call may have {CallTags.MaxCount} tags, and all calls of a site {CallTags.MaxOfSite} different ones.";

    private async Task<ProblemHttpResult?> ChangeTagsAsync(CallRecord call, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, Actor by, CancellationToken cancellation) =>
        ProblemOf(await store.TagAsync(
            call.Site,
            call.Id,
            change,
            (before, tags) => CallTags.Join(before.Tags) == CallTags.Join(tags) ? null : Entry(by, before, "call.tagged", new { before.Tags }, new { tags }),
            cancellation));

    /// <summary>The log names the call by its id, and holds nothing of the caller, nor what notes say.</summary>
    private AuditEntry Entry(Actor by, CallRecord call, string action, object? before, object? after) =>
        trail.Did(by, call.Site.Length > 0 ? call.Site : null, action, call.Id, call.Id, before, after);

    private static object Told(CallAttribution cause, CallCorrection? correction) => new
    {
        cause.Match,
        Probability = Math.Round(cause.Probability, 4),
        Session = cause.Lease?.Session,
        cause.Source?.Source,
        cause.Source?.Medium,
        cause.Campaign,
        correction?.Reason,
        CorrectedBy = correction?.By.Name,
    };

    private static ProblemHttpResult? ProblemOf(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Done => null,
        ChangeOutcome.Overtaken => Problem.Conflict("Somebody else corrected this call meanwhile. Look at it again, then decide.", "version"),
        ChangeOutcome.Full => Problem.Invalid("tags", FullProblem),
        _ => Problem.NotFound("call"),
    };

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
