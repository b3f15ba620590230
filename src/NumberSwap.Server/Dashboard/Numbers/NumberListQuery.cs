using Microsoft.AspNetCore.WebUtilities;
using NumberSwap.Server.Numbers;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Numbers;

/// <summary>What the page's address asks for; what it says wrong is left out.</summary>
/// <param name="Use"><c>called</c> or <c>never</c>: numbers that nobody got for 90 days, and that were called or not.</param>
internal sealed record NumberListQuery(string? Digits, string? Pool, string? State, string? Use, string? Cursor)
{
    public const int UnusedDays = 90;

    public static NumberListQuery Read(IQueryCollection query) =>
        new(Text(query, "digits"), Text(query, "pool"), Text(query, "state"), Text(query, "use"), Text(query, "cursor"));

    public bool IsFiltered => Digits is not null || Pool is not null || State is not null || Use is not null;

    /// <summary>The address that asks for the same, from a cursor on; null: from the first.</summary>
    public string Address(string path, string? cursor) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["digits"] = Digits, ["pool"] = Pool, ["state"] = State, ["use"] = Use, ["cursor"] = cursor }.Where(pair => pair.Value is not null));

    /// <summary>The same as the API reads it.</summary>
    public (NumberFilter Filter, NumberState? State) ToFilter(string site, long now)
    {
        var (filter, state, _) = NumberQuery.Read(
            new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.OrdinalIgnoreCase)
            {
                ["digits"] = Digits,
                ["pool"] = Pool,
                ["state"] = State,
                ["cursor"] = Cursor,
                ["unused"] = Use is "called" or "never" ? UnusedDays.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                ["called"] = Use switch { "called" => "true", "never" => "false", _ => null },
            }),
            site,
            now);
        return (filter ?? new NumberFilter { Site = site }, state);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= 64 } text ? text : null;
}
