using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Numbers;

/// <summary>A tracking number, what it does now, and what happened to it lately.</summary>
/// <param name="Pool">Id of the pool that has it, or null.</param>
/// <param name="Campaign">Id of the campaign whose static number it is, or null.</param>
/// <param name="AddedAt">When it came to its pool; null: not known.</param>
/// <param name="LastLease">Null: never leased, or longer ago than visits are kept.</param>
public sealed record NumberItem(
    string Number,
    NumberState State,
    string? Pool,
    string? Campaign,
    DateTime? AddedAt,
    DateTime? RetiredAt,
    NumberLease? LastLease,
    DateTime? LastCallAt,
    int Calls30Days,
    int Calls90Days)
{
    public static NumberItem Of(SiteNumber number, NumberState state, NumberHistory? history) => new(
        number.Number,
        state,
        number.Pool,
        number.Campaign,
        Time(number.AddedAt),
        Time(number.RetiredAt),
        history?.Last is { } last ? NumberLease.Of(last) : null,
        Time(history?.LastCall),
        history?.Calls30 ?? 0,
        history?.Calls90 ?? 0);

    private static DateTime? Time(long? at) => at is { } ms ? UnixTime.ToUtc(ms) : null;
}
