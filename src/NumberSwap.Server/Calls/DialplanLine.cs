using System.Globalization;

namespace NumberSwap.Server.Calls;

/// <summary>An answer as one line for a dialplan: <c>destination;source;medium;campaign;session;probability</c>.</summary>
public static class DialplanLine
{
    public static string Of(CallAnswer answer) => string.Join(
        ';',
        answer.Destination,
        Field(answer.Source?.Source),
        Field(answer.Source?.Medium),
        Field(answer.Source?.Campaign),
        answer.Session?.Id,
        answer.Probability.ToString("0.####", CultureInfo.InvariantCulture));

    /// <summary>utm texts are anybody's: what could end the field, the line or a dialplan's quoting becomes an underscore.</summary>
    public static string Field(string? text) =>
        text is null ? "" : string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')' or '/' or ':' ? c : '_'));
}
