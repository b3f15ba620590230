using System.Text;
using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>A <see cref="CallFilter"/> as the condition of a statement over <c>calls</c>.</summary>
internal static class CallWhere
{
    private const char Escape = '!';

    /// <summary>The condition with its WHERE, or nothing.</summary>
    public static string Of(CallFilter filter)
    {
        var where = new Conditions();
        where.Add(filter.Site is not null, "site_id = @Site");
        where.Add(filter.From is not null, "started_at >= @From");
        where.Add(filter.To is not null, "started_at < @To");
        where.Add(filter.Source is not null, "source = @Source");
        where.Add(filter.Campaign is not null, "campaign_id = @Campaign");
        where.Add(filter.Match is not null, "match_level = @Match");
        where.Add(filter.Status is not null, "status = @Status");
        where.Add(filter.Number is not null, "dialled = @Number");
        where.Add(filter.Caller is not null, "caller = @Caller");
        where.Add(filter.CallerDigits is not null, Like("caller", "@CallerDigits"));
        where.Add(filter.Operator is not null, $"({Like("operator_name", "@Operator")} OR {Like("operator_name", "@OperatorName")})");
        where.Add(filter.Tag is not null, Like("tags", "@Tag"));

        // The first condition says nothing new, but lets the index jump to the page.
        where.Add(
            filter.After is not null,
            "started_at <= @After AND (started_at < @After OR site_id < @AfterSite OR (site_id = @AfterSite AND id < @AfterId))");
        where.Add(
            filter.Before is not null,
            "started_at >= @Before AND (started_at > @Before OR site_id > @BeforeSite OR (site_id = @BeforeSite AND id > @BeforeId))");
        return where.ToString();
    }

    public static object Parameters(CallFilter filter) => new
    {
        filter.Site,
        filter.From,
        filter.To,
        filter.Source,
        filter.Campaign,
        filter.Match,
        filter.Status,
        filter.Number,
        filter.Caller,
        CallerDigits = Containing(filter.CallerDigits),
        Operator = Containing(filter.Operator),

        // SQLite knows capitals of English alone, and names are not often looked for with theirs.
        OperatorName = Containing(filter.Operator is null ? null : WithCapitals(filter.Operator)),
        Tag = filter.Tag is null ? null : $"%|{Escaped(filter.Tag)}|%",
        After = filter.After?.StartedAt,
        AfterSite = filter.After?.Site,
        AfterId = filter.After?.Id,
        Before = filter.Before?.StartedAt,
        BeforeSite = filter.Before?.Site,
        BeforeId = filter.Before?.Id,
        limit = Math.Clamp(filter.Limit, 1, 1000),
    };

    private static string Like(string column, string parameter) => $"{column} LIKE {parameter} ESCAPE '{Escape}'";

    private static string? Containing(string? text) => text is null ? null : $"%{Escaped(text)}%";

    /// <summary>Without what a pattern would take for more than itself; T-SQL has brackets besides.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is Escape or '%' or '_' or '[')
            {
                escaped.Append(Escape);
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string WithCapitals(string text) =>
        string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = i == 0 || from[i - 1] is ' ' or '-' ? char.ToUpperInvariant(from[i]) : char.ToLowerInvariant(from[i]);
            }
        });
}
