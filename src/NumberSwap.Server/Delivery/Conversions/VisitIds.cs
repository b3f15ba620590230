using System.Buffers;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Delivery.Conversions;

/// <summary>
/// The ids by which analytics and advertising systems know a visit. Browsers send them, so anybody can write anything there: what cannot be
/// such an id is none, and never becomes a column of a file or a field of a request.
/// </summary>
public static class VisitIds
{
    private const int MaxDigits = 20;
    private const int MaxClick = 500;
    private const int MaxClient = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Google Analytics' id of the browser (the cookie <c>_ga</c>), or null.</summary>
    public static string? GoogleClient(Lease lease) => Word(lease.Ids?.GetValueOrDefault("ga"), MaxClient);

    /// <summary>Google Analytics' id of the session, where the page tells it as <c>ga_session</c>; else null.</summary>
    public static string? GoogleSession(Lease lease) => Digits(lease.Ids?.GetValueOrDefault("ga_session"));

    /// <summary>Metrika's id of the browser (the cookie <c>_ym_uid</c>), or null.</summary>
    public static string? YandexClient(Lease lease) => Digits(lease.Ids?.GetValueOrDefault("ym"));

    /// <summary>The number of a click on an advertisement of Yandex.Direct, or null.</summary>
    public static string? YandexClick(Lease lease) => Digits(lease.Visit.Source.ClickIds?.GetValueOrDefault("yclid"));

    /// <summary>A click on an advertisement of Google, or null.</summary>
    /// <param name="lease">The visit's.</param>
    /// <param name="parameter"><c>gclid</c>, <c>gbraid</c> or <c>wbraid</c>.</param>
    public static string? GoogleClick(Lease lease, string parameter) => Word(lease.Visit.Source.ClickIds?.GetValueOrDefault(parameter), MaxClick);

    private static string? Digits(string? text) =>
        text is { Length: > 0 and <= MaxDigits } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? text : null;

    /// <summary>Letters, digits and <c>-_.</c>, none of them in front that a spreadsheet takes for a formula.</summary>
    private static string? Word(string? text, int max) =>
        text is { Length: > 0 } && text.Length <= max && char.IsAsciiLetterOrDigit(text[0]) && text.AsSpan().IndexOfAnyExcept(Characters) < 0 ? text : null;
}
