using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Counts the days of operators anew, with those of <see cref="DayCounter"/>: owns the tables <c>operator_days</c> and <c>operator_bases</c>.</summary>
internal sealed class OperatorCounter(string site, ReportCalendar calendar, TargetRule rule)
{
    /// <summary>Counts the days from <paramref name="first"/> to <paramref name="last"/>, in the caller's transaction.</summary>
    public async Task CountAsync(Work work, int first, int last)
    {
        // As long as nobody has asked for operators there is no base.
        if (await work.FindAsync<Base>(Base.Select, new { site }) is not { } known)
        {
            return;
        }

        await work.ExecuteAsync("DELETE FROM operator_days WHERE site_id = @site AND day >= @first AND day <= @last", new { site, first, last });
        var calls = await work.QueryAsync<CallRow>(
            $"""
            SELECT c.started_at AS StartedAt, c.status AS Status, c.talk_seconds AS TalkSeconds, c.caller AS Caller, c.dialled AS Dialled,
                c.operator_name AS Operator, c.source AS Source, c.tags AS Tags, m.product AS Product, m.client_type AS Client, COALESCE(m.step, 0) AS Step,
                c.earlier_at AS EarlierAt,
                CASE WHEN EXISTS (SELECT 1 FROM deals d WHERE d.site_id = c.site_id AND d.call_id = c.id AND {Sale.IsD}) THEN 1 ELSE 0 END AS IsSold
            FROM calls c LEFT JOIN call_marks m ON m.site_id = c.site_id AND m.call_id = c.id
            WHERE c.site_id = @site AND c.started_at >= @from AND c.started_at < @to
            """,
            new { site, from = calendar.Start(first) * ReportChanges.SlotMs, to = calendar.Start(last + 1) * ReportChanges.SlotMs });
        await work.ExecuteEachAsync(
            """
            INSERT INTO operator_days (site_id, day, operator_name, product, client_type, calls, answered, missed, target_calls, conversations, presentations,
                offers, deals, talk_seconds, short_talks, normal_talks, substantial_talks, long_talks)
            VALUES (@Site, @Day, @Operator, @Product, @Client, @Calls, @Answered, @Missed, @TargetCalls, @Conversations, @Presentations,
                @Offers, @Deals, @TalkSeconds, @Short, @Normal, @Substantial, @Long)
            """,
            Days(calls, known.Team));
    }

    private List<OperatorDayRow> Days(List<CallRow> calls, TeamSettings team)
    {
        var days = new Dictionary<(int Day, string Operator, string Product, ClientType Client), (string Operator, OperatorCounts Counts)>();
        foreach (var call in calls)
        {
            var name = OperatorName.Of(call.Operator);
            var client = call.Client ?? (call.EarlierAt is null ? ClientType.New : ClientType.Repeat);
            var key = (calendar.Of(call.StartedAt / ReportChanges.SlotMs).Day, name.ToUpperInvariant(), call.Product ?? "", client);
            var step = CallMarks.StepReached(call.Status, call.TalkSeconds, team.ConversationSeconds, call.Step, call.IsSold != 0);
            var isTarget = rule.Judge(
                new TargetCall(call.Status, call.TalkSeconds, call.StartedAt, call.Caller, call.Dialled, call.Operator, call.Source, call.Tags, call.EarlierAt)).IsTarget;
            var counted = OperatorCounts.Of(call.Status, call.TalkSeconds, step, isTarget, team);
            days[key] = days.TryGetValue(key, out var before) ? (before.Operator, before.Counts + counted) : (name, counted);
        }

        return [.. days.Select(day => OperatorDayRow.Of(site, new(day.Key.Day, day.Value.Operator, day.Key.Product, day.Key.Client, day.Value.Counts)))];
    }

    /// <summary>A row of <c>operator_bases</c>.</summary>
    internal sealed record Base
    {
        public const string Select =
            """
            SELECT conversation_seconds AS Conversation, short_seconds AS Short, substantial_seconds AS Substantial, long_seconds AS Long
            FROM operator_bases WHERE site_id = @site
            """;

        public int Conversation { get; init; }
        public int Short { get; init; }
        public int Substantial { get; init; }
        public int Long { get; init; }

        public TeamSettings Team => new() { ConversationSeconds = Conversation, ShortSeconds = Short, SubstantialSeconds = Substantial, LongSeconds = Long };

        public static Base Of(TeamSettings team) =>
            new() { Conversation = team.ConversationSeconds, Short = team.ShortSeconds, Substantial = team.SubstantialSeconds, Long = team.LongSeconds };
    }

    private sealed record CallRow
    {
        public required long StartedAt { get; init; }
        public required CallStatus Status { get; init; }
        public int? TalkSeconds { get; init; }
        public string? Caller { get; init; }
        public required string Dialled { get; init; }
        public string? Operator { get; init; }
        public string? Source { get; init; }
        public string? Tags { get; init; }
        public string? Product { get; init; }
        public ClientType? Client { get; init; }
        public required CallStep Step { get; init; }
        public long? EarlierAt { get; init; }
        public int IsSold { get; init; }
    }
}
