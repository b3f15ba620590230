using NumberSwap.Core.Erasure;

namespace NumberSwap.Server.Erasure;

/// <summary>What was removed of a person.</summary>
/// <param name="Removed">Each kind of data, also those of which there was nothing.</param>
/// <param name="Elsewhere">Where something of the person may still be that this server does not reach, with what to do.</param>
public sealed record ErasureResult(IReadOnlyList<Erased> Removed, IReadOnlyList<string> Elsewhere)
{
    public static ErasureResult Of(IReadOnlyList<Erased> removed) => new(removed,
    [
        "What was sent to your CRM and to other systems before is kept there: remove it there too.",
        "Backups of the data directory hold it until they are replaced.",
        "Other servers of this installation delete recordings' files within a minute; what SQL refused is in a rejected.jsonl of their own: look there too.",
        .. removed.Any(one => one is { What: "rejectedFilesLeft", Count: > 0 }) ? (string[])["The file rejected.jsonl of this server could not be written anew: remove the person's lines by hand."] : [],
    ]);
}
