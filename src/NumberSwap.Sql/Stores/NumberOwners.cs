using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Says whose the rows of the table <c>numbers</c> are.</summary>
internal static class NumberOwners
{
    // Well under SQL Server's limit of 2,100 parameters.
    private const int Chunk = 500;

    /// <summary>The pool or campaign of each number that has one.</summary>
    public static async Task<Dictionary<string, string>> FindAsync(Work work, IReadOnlyList<string> numbers)
    {
        var owners = new Dictionary<string, string>(numbers.Count, StringComparer.Ordinal);
        foreach (var chunk in numbers.Chunk(Chunk))
        {
            foreach (var (number, owner) in await work.QueryAsync<(string, string)>(
                "SELECT number, COALESCE(pool_id, campaign_id) FROM numbers WHERE number IN @chunk",
                new { chunk }))
            {
                owners[number] = owner;
            }
        }

        return owners;
    }

    /// <summary>Throws <see cref="ConflictException"/> with the numbers that somebody other than <paramref name="claimant"/> has; answers with those that the claimant has.</summary>
    public static async Task<IReadOnlySet<string>> ClaimAsync(Work work, string claimant, IReadOnlyList<string> numbers)
    {
        var owners = await FindAsync(work, numbers);
        var taken = numbers.Where(n => owners.TryGetValue(n, out var owner) && owner != claimant).ToList();
        return taken.Count > 0 ? throw new ConflictException(taken) : owners.Keys.ToHashSet(StringComparer.Ordinal);
    }
}
