using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>operator_days</c>.</summary>
internal sealed record OperatorDayRow
{
    public const string Select =
        """
        SELECT day AS Day, operator_name AS Operator, product AS Product, client_type AS Client, calls AS Calls, answered AS Answered, missed AS Missed,
            target_calls AS TargetCalls, conversations AS Conversations, presentations AS Presentations, offers AS Offers, deals AS Deals,
            talk_seconds AS TalkSeconds, short_talks AS Short, normal_talks AS Normal, substantial_talks AS Substantial, long_talks AS Long
        FROM operator_days
        """;

    public string Site { get; init; } = "";
    public required int Day { get; init; }
    public required string Operator { get; init; }
    public required string Product { get; init; }
    public required ClientType Client { get; init; }
    public required long Calls { get; init; }
    public required long Answered { get; init; }
    public required long Missed { get; init; }
    public required long TargetCalls { get; init; }
    public required long Conversations { get; init; }
    public required long Presentations { get; init; }
    public required long Offers { get; init; }
    public required long Deals { get; init; }
    public required long TalkSeconds { get; init; }
    public required long Short { get; init; }
    public required long Normal { get; init; }
    public required long Substantial { get; init; }
    public required long Long { get; init; }

    public static OperatorDayRow Of(string site, OperatorDay day) => new()
    {
        Site = site,
        Day = day.Day,
        Operator = day.Operator,
        Product = day.Product,
        Client = day.Client,
        Calls = day.Counts.Calls,
        Answered = day.Counts.Answered,
        Missed = day.Counts.Missed,
        TargetCalls = day.Counts.TargetCalls,
        Conversations = day.Counts.Conversations,
        Presentations = day.Counts.Presentations,
        Offers = day.Counts.Offers,
        Deals = day.Counts.Deals,
        TalkSeconds = day.Counts.TalkSeconds,
        Short = day.Counts.Short,
        Normal = day.Counts.Normal,
        Substantial = day.Counts.Substantial,
        Long = day.Counts.Long,
    };

    public OperatorDay ToDay() => new(
        Day,
        Operator,
        Product,
        Client,
        new(Calls, Answered, Missed, TargetCalls, Conversations, Presentations, Offers, Deals, TalkSeconds, Short, Normal, Substantial, Long));
}
