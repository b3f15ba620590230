using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>What people wrote of calls in their own words, which may name who was spoken to: it goes with the caller.</summary>
internal static class CallTexts
{
    /// <summary>Deletes the notes of calls, and what was noted of consultations about them; returns how many went.</summary>
    public static async Task<int> DeleteAsync(Work work, string site, IReadOnlyCollection<string> calls)
    {
        var keys = calls.Select(call => new { site, call }).ToList();
        return await work.ExecuteAsync("DELETE FROM call_notes WHERE site_id = @site AND call_id = @call", keys)
            + await work.ExecuteAsync("UPDATE consultations SET note = NULL WHERE site_id = @site AND call_id = @call AND note IS NOT NULL", keys);
    }
}
