using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Operators;

namespace NumberSwap.Server.Dashboard.Operators;

/// <summary>What of the team a page's address asks for.</summary>
/// <param name="Day">A day of the period.</param>
public sealed record TeamChoice(OperatorQuery Query, DateOnly Day, DateOnly Today)
{
    public CalendarPeriod Period => Query.Period;

    /// <summary>What the query asks for; the month of today instead of what cannot be asked for.</summary>
    public static TeamChoice Read(IQueryCollection query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = OperatorQuery.Read(query, today).Query ?? new(CalendarPeriod.Of(CalendarStep.Month, today));
        return new(read, read.Period.From <= today && read.Period.To >= today ? today : read.Period.From, today);
    }

    /// <summary>The query of another period, with the same filters.</summary>
    public string With(CalendarStep step, DateOnly day)
    {
        var client = Query.Client switch { ClientType.New => "new", ClientType.Repeat => "repeat", ClientType.Cold => "cold", _ => null };
        var query = string.Create(CultureInfo.InvariantCulture, $"?by={step.ToString().ToLowerInvariant()}&date={day:yyyy-MM-dd}");
        return query + (client is null ? "" : "&client=" + client) + (Query.Product is null ? "" : "&product=" + Uri.EscapeDataString(Query.Product));
    }

    /// <summary>The same query again.</summary>
    public override string ToString() => With(Period.Step, Day);
}
