using NumberSwap.Core.Calls;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>A part of a list of calls, newest first, with the ways on from it.</summary>
/// <param name="Older">Cursor of the next part; null: there is none.</param>
/// <param name="Newer">Cursor of what is newer than this part; null: the part is empty.</param>
/// <param name="HasNewer">True when there was something newer when it was read.</param>
public sealed record CallPart(IReadOnlyList<CallRecord> Calls, string? Older, string? Newer, bool HasNewer)
{
    public static async Task<CallPart> ReadAsync(CallStore store, CallFilter filter, CancellationToken cancellation)
    {
        var calls = await store.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellation);
        var more = calls.Count > filter.Limit;

        // Going back, the one too many is the newest; there are older ones, since it is them that one comes from.
        if (filter.Before is not null)
        {
            var part = more ? calls.Skip(1).ToList() : calls;
            return new CallPart(part, part.Count > 0 ? CallCursor.Of(part[^1]) : null, part.Count > 0 ? CallCursor.Of(part[0]) : null, more);
        }

        var shown = more ? calls.Take(filter.Limit).ToList() : calls;
        return new CallPart(
            shown, more ? CallCursor.Of(shown[^1]) : null, shown.Count > 0 ? CallCursor.Of(shown[0]) : null, filter.After is not null && shown.Count > 0);
    }
}
