using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Checklists;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Owns the tables <c>samples</c>, <c>sample_operators</c>, <c>sample_calls</c>, <c>sample_rules</c> and <c>sample_people</c>. A sample is written once,
/// whole, and never changed; its calls go when the calls themselves do.
/// </summary>
public sealed class SampleStore(Database database)
{
    private const string Select =
        """
        SELECT week AS Week, algorithm AS Algorithm, share_percent AS Share, min_talk_seconds AS MinTalk, drawn_at AS DrawnAt,
            author_kind AS AuthorKind, author_id AS AuthorId, author_name AS AuthorName
        FROM samples WHERE site_id = @site
        """;

    /// <summary>Draws and seals a week, unless that was done before.</summary>
    /// <param name="from">The week's first moment, Unix time in ms.</param>
    /// <param name="to">The moment after its last.</param>
    /// <param name="audit">What the log is to say of it, by how many conversations there were and how many were drawn.</param>
    /// <returns>False when the week was sealed already.</returns>
    public Task<bool> DrawAsync(
        string site, IsoWeek week, long from, long to, SampleSettings settings, Actor by, long now, Func<int, int, AuditEntry>? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var key = new { site, week = week.Monday.DayNumber };
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM samples WHERE site_id = @site AND week = @week", key) > 0)
                    return false;
                await work.ExecuteAsync(
                    """
                    INSERT INTO samples (site_id, week, algorithm, share_percent, min_talk_seconds, drawn_at, author_kind, author_id, author_name)
                    VALUES (@site, @week, @algorithm, @SharePercent, @MinTalkSeconds, @now, @Kind, @authorId, @authorName)
                    """,
                    new
                    {
                        key.site,
                        key.week,
                        algorithm = WeeklySample.Algorithm,
                        settings.SharePercent,
                        settings.MinTalkSeconds,
                        now,
                        by.Kind,
                        authorId = Bounded.Text(by.Id, 64),
                        authorName = Bounded.Text(by.Name, 200),
                    });
                var (calls, drawn) = await DrawAsync(work, site, week, from, to, settings);
                return await AuditStore.WroteAsync(work, audit?.Invoke(calls, drawn));
            },
            cancellation);

    /// <summary>A site's samples, the newest week first.</summary>
    public async Task<IReadOnlyList<Sample>> ListAsync(string site, int max, CancellationToken cancellation = default) =>
        await database.ReadAsync<IReadOnlyList<Sample>>(
            async work =>
            {
                var rows = await work.QueryAsync<Row>($"{Select} ORDER BY week DESC {work.Dialect.Limit}", new { site, limit = Math.Clamp(max, 1, 500) });
                return rows.Count == 0 ? [] : [.. await WithOperatorsAsync(work, site, rows)];
            },
            cancellation);

    public Task<Sample?> FindAsync(string site, IsoWeek week, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await WithOperatorsAsync(work, site, await work.QueryAsync<Row>(Select + " AND week = @week", new { site, week = week.Monday.DayNumber }))).FirstOrDefault(),
            cancellation);

    /// <summary>What was drawn of a week, by operator and place. Calls that were deleted since are missing.</summary>
    public Task<IReadOnlyList<SampledCall>> CallsAsync(string site, IsoWeek week, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<SampledCall>>(
            async work => [.. (await work.QueryAsync<CallRow>(
                "SELECT call_id AS Call, week AS Week, operator_name AS Operator, place AS Place FROM sample_calls WHERE site_id = @site AND week = @week ORDER BY operator_name, place",
                new { site, week = week.Monday.DayNumber })).Select(row => row.ToCall())],
            cancellation);

    /// <summary>Null when the call was not drawn.</summary>
    public Task<SampledCall?> FindCallAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<CallRow>(
                "SELECT call_id AS Call, week AS Week, operator_name AS Operator, place AS Place FROM sample_calls WHERE site_id = @site AND call_id = @call", new { site, call }))?.ToCall(),
            cancellation);

    /// <summary>How a week's sample is drawn.</summary>
    /// <param name="week">Null: the weeks to come, by the last change.</param>
    public Task<SampleSettings> SettingsAsync(string site, IsoWeek? week = null, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.QueryAsync<(int Share, int MinTalk)>(
                $"SELECT share_percent, min_talk_seconds FROM sample_rules WHERE site_id = @site AND first_week <= @week ORDER BY first_week DESC {work.Dialect.Limit}",
                new { site, week = week?.Monday.DayNumber ?? int.MaxValue, limit = 1 })) is [var (share, talk)]
                ? new SampleSettings(share, talk)
                : SampleSettings.Default,
            cancellation);

    /// <summary>Has samples drawn so from a week on.</summary>
    public Task PutSettingsAsync(string site, SampleSettings settings, IsoWeek first, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = new { site, first = first.Monday.DayNumber, settings.SharePercent, settings.MinTalkSeconds };
                await work.ExecuteAsync("DELETE FROM sample_rules WHERE site_id = @site AND first_week >= @first", row);
                await work.ExecuteAsync("INSERT INTO sample_rules (site_id, first_week, share_percent, min_talk_seconds) VALUES (@site, @first, @SharePercent, @MinTalkSeconds)", row);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Ids of the people who are operators, by the operators' names.</summary>
    public Task<IReadOnlyDictionary<string, string>> PeopleAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            async work => (await work.QueryAsync<(string Operator, string Person)>("SELECT operator_name, person_id FROM sample_people WHERE site_id = @site", new { site }))
                .ToDictionary(row => row.Operator, row => row.Person, StringComparer.Ordinal),
            cancellation);

    /// <summary>Says which person an operator is; null: nobody is known to be.</summary>
    public Task LinkAsync(string site, string operatorName, string? person, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = new { site, operatorName = Bounded.Text(operatorName, 200), person };
                await work.ExecuteAsync("DELETE FROM sample_people WHERE site_id = @site AND operator_name = @operatorName", row);
                if (person is not null)
                    await work.ExecuteAsync("INSERT INTO sample_people (site_id, operator_name, person_id) VALUES (@site, @operatorName, @person)", row);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Names of the operators of a site's samples from a week on, by name.</summary>
    public Task<IReadOnlyList<string>> OperatorsAsync(string site, IsoWeek from, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>(
                $"SELECT DISTINCT operator_name FROM sample_operators WHERE site_id = @site AND week >= @from ORDER BY operator_name {work.Dialect.Limit}",
                new { site, from = from.Monday.DayNumber, limit = 500 }),
            cancellation);

    private static async Task<(int Calls, int Drawn)> DrawAsync(Work work, string site, IsoWeek week, long from, long to, SampleSettings settings)
    {
        var rows = await work.QueryAsync<(string Id, string Operator)>(
            """
            SELECT id, operator_name FROM calls
            WHERE site_id = @site AND started_at >= @from AND started_at < @to AND status IN (@answered, @completed) AND COALESCE(talk_seconds, 0) >= @least AND operator_name > ''
            """,
            new { site, from, to, answered = CallStatus.Answered, completed = CallStatus.Completed, least = settings.MinTalkSeconds });
        var (place, drawn) = (0, 0);
        foreach (var calls in rows.GroupBy(row => row.Operator, row => row.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ids = calls.ToList();
            var sample = WeeklySample.Draw(site, week, calls.Key, ids, settings.SharePercent);
            var key = new { site, week = week.Monday.DayNumber, name = Bounded.Text(calls.Key, 200) };
            await work.ExecuteAsync(
                "INSERT INTO sample_operators (site_id, week, place, operator_name, calls, drawn) VALUES (@site, @week, @place, @name, @calls, @drawn)",
                new { key.site, key.week, place = ++place, key.name, calls = ids.Count, drawn = sample.Count });

            // A call that was reported with another time since may be in an earlier sample already: there it stays.
            await work.ExecuteEachAsync(
                """
                INSERT INTO sample_calls (site_id, call_id, week, operator_name, place) SELECT @Site, @Call, @Week, @Name, @Place
                WHERE NOT EXISTS (SELECT 1 FROM sample_calls WHERE site_id = @Site AND call_id = @Call)
                """,
                sample.Select((call, i) => new { Site = site, Call = call, Week = key.week, Name = key.name, Place = i + 1 }).ToList());
            drawn += sample.Count;
        }

        return (rows.Count, drawn);
    }

    private static async Task<IEnumerable<Sample>> WithOperatorsAsync(Work work, string site, List<Row> rows)
    {
        if (rows.Count == 0)
            return [];
        var operators = (await work.QueryAsync<OperatorRow>(
            "SELECT week AS Week, operator_name AS Name, calls AS Calls, drawn AS Drawn FROM sample_operators WHERE site_id = @site AND week >= @from AND week <= @to ORDER BY week, place",
            new { site, from = rows.Min(row => row.Week), to = rows.Max(row => row.Week) })).ToLookup(row => row.Week);
        return rows.Select(row => new Sample(
            site,
            IsoWeek.Of(DateOnly.FromDayNumber(row.Week)),
            row.Algorithm,
            new SampleSettings(row.Share, row.MinTalk),
            row.DrawnAt,
            new Actor(row.AuthorKind, row.AuthorId, row.AuthorName),
            [.. operators[row.Week].Select(of => new SampleOperator(of.Name, of.Calls, of.Drawn))]));
    }

    private sealed record Row
    {
        public int Week { get; init; }
        public required string Algorithm { get; init; }
        public int Share { get; init; }
        public int MinTalk { get; init; }
        public long DrawnAt { get; init; }
        public required string AuthorKind { get; init; }
        public required string AuthorId { get; init; }
        public required string AuthorName { get; init; }
    }

    private sealed record OperatorRow
    {
        public int Week { get; init; }
        public required string Name { get; init; }
        public int Calls { get; init; }
        public int Drawn { get; init; }
    }

    private sealed record CallRow
    {
        public required string Call { get; init; }
        public int Week { get; init; }
        public required string Operator { get; init; }
        public int Place { get; init; }

        public SampledCall ToCall() => new(Call, IsoWeek.Of(DateOnly.FromDayNumber(Week)), Operator, Place);
    }
}
