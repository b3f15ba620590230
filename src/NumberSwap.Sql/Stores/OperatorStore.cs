using NumberSwap.Core.Audit;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads what operators did by day, which <see cref="OperatorCounter"/> counts. Owns the table <c>operators</c>.</summary>
public sealed class OperatorStore(Database database)
{
    /// <summary>Sees to it that the days are counted by these lengths of talk: when they are others, all that there is to count is marked.</summary>
    public async Task RebaseAsync(string site, TeamSettings team, CancellationToken cancellation = default)
    {
        var wanted = OperatorCounter.Base.Of(team);
        if (await database.ReadAsync(work => work.FindAsync<OperatorCounter.Base>(OperatorCounter.Base.Select, new { site }), cancellation) == wanted)
        {
            return;
        }

        await database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<OperatorCounter.Base>(OperatorCounter.Base.Select, new { site }) == wanted)
                {
                    return false;
                }

                await work.ExecuteAsync("DELETE FROM operator_bases WHERE site_id = @site", new { site });
                await work.ExecuteAsync(
                    """
                    INSERT INTO operator_bases (site_id, conversation_seconds, short_seconds, substantial_seconds, long_seconds)
                    VALUES (@site, @Conversation, @Short, @Substantial, @Long)
                    """,
                    new { site, wanted.Conversation, wanted.Short, wanted.Substantial, wanted.Long });
                await work.ExecuteAsync("DELETE FROM operator_days WHERE site_id = @site", new { site });
                await ReportChanges.MarkAllAsync(work, site);
                return true;
            },
            cancellation);
    }

    /// <summary>What was done from the first to the last day, as it was counted last.</summary>
    public Task<IReadOnlyList<OperatorDay>> DaysAsync(string site, DateOnly first, DateOnly last, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<OperatorDay>>(
            async work => [.. (await work.QueryAsync<OperatorDayRow>(
                OperatorDayRow.Select + " WHERE site_id = @site AND day >= @first AND day <= @last", new { site, first = first.DayNumber, last = last.DayNumber }))
                .Select(row => row.ToDay())],
            cancellation);

    /// <summary>What the owner says of names; names without a word are left out.</summary>
    public Task<IReadOnlyList<OperatorName>> NamesAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<OperatorName>>(
            async work => [.. (await work.QueryAsync<NameRow>(
                "SELECT name AS Name, merged_into AS MergedInto, is_hidden AS IsHidden, person_id AS Person FROM operators WHERE site_id = @site ORDER BY name", new { site }))
                .Select(row => new OperatorName(row.Name, row.MergedInto, row.IsHidden != 0, row.Person))],
            cancellation);

    /// <summary>All names that a site's calls have, however long ago. It looks at every call: for what is asked rarely.</summary>
    public Task<IReadOnlyList<string>> CalledNamesAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>("SELECT DISTINCT operator_name FROM calls WHERE site_id = @site AND operator_name > ''", new { site }), cancellation);

    /// <summary>Says this of a name instead of what was said before.</summary>
    public Task PutAsync(string site, OperatorName name, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = new { site, name.Name, name.MergedInto, IsHidden = name.IsHidden ? 1 : 0, name.Person };
                await work.ExecuteAsync("DELETE FROM operators WHERE site_id = @site AND name = @Name", row);
                if (name is { MergedInto: not null } or { IsHidden: true } or { Person: not null })
                {
                    await work.ExecuteAsync(
                        "INSERT INTO operators (site_id, name, merged_into, is_hidden, person_id) VALUES (@site, @Name, @MergedInto, @IsHidden, @Person)", row);
                }

                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private sealed record NameRow
    {
        public required string Name { get; init; }
        public string? MergedInto { get; init; }
        public int IsHidden { get; init; }
        public string? Person { get; init; }
    }
}
