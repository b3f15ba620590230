using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>Calls in the columns that Metrika documents for their upload: plain UTF-8, times in Unix seconds.</summary>
/// <param name="Phone">The number of a call to be shown, or null.</param>
/// <param name="Price">What an answered call is worth; null: nothing is said.</param>
/// <param name="Currency">The price's.</param>
/// <param name="PublicUrl">This server's address without a slash at the end, for links to calls; null: there are none.</param>
/// <remarks>
/// A program reads it, but the same file is downloaded, and opened in a spreadsheet. Nothing of it begins a formula there: ids and times are digits,
/// numbers a plus and digits, addresses have their commas and semicolons escaped, which leads to the same page, and tags go through
/// <see cref="CsvText"/>.
/// </remarks>
public sealed record MetrikaFile(Func<CallRecord, string?> Phone, decimal? Price, string? Currency, string? PublicUrl)
{
    /// <summary>A visit that is older when its call is uploaded is not found any more.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(21);

    /// <summary>Most characters of a tag or an address; the documentation names no bound.</summary>
    private const int MaxText = 2000;

    private static readonly string[] s_columns =
        ["DateTime", "StaticCall", "Price", "Currency", "PhoneNumber", "TalkDuration", "HoldDuration", "CallMissed", "Tag", "FirstTimeCaller", "URL", "CallTrackerURL"];

    public static string[] Header(MetrikaIdType type) => [type.ToString(), .. s_columns];

    /// <summary>How a visit's call is told of, or null when Metrika knows neither browser nor click.</summary>
    public static (MetrikaIdType Type, string Id)? IdOf(Lease? lease)
    {
        if (lease is null)
            return null;
        if (VisitIds.YandexClient(lease) is { } client)
            return (MetrikaIdType.ClientId, client);
        return VisitIds.YandexClick(lease) is { } click ? (MetrikaIdType.Yclid, click) : null;
    }

    /// <summary>Whether a call is its caller's first one; null: who called is not known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">When callers first called, Unix time in ms.</param>
    public static bool? IsFirst(CallRecord call, IReadOnlyDictionary<string, long> first) =>
        call.From is { } caller && first.TryGetValue(caller, out var at) ? call.StartedAt <= at : null;

    /// <summary>The row of a call with a session.</summary>
    /// <param name="isFirst">The caller's first call to the site; null: that is not known.</param>
    /// <param name="now">Unix time in ms: Metrika refuses times to come.</param>
    public string[] Row(CallRecord call, string id, bool? isFirst, long now)
    {
        var isAnswered = call.Status == CallStatus.Completed;
        return
        [
            id,
            Number(Math.Min(call.StartedAt, now) / 1000),

            // Only calls whose session is known are told of, and these are dynamic ones.
            "0",
            isAnswered && Price is { } price ? price.ToString(CultureInfo.InvariantCulture) : "",
            isAnswered && Price is not null ? Currency ?? "" : "",
            PhoneText(Phone(call)),
            Number(call.TalkSeconds ?? 0),
            Number(call.RingSeconds),
            isAnswered ? "0" : "1",
            Cut(CsvText.Safe(string.Join(", ", call.Tags))),
            isFirst switch { true => "1", false => "0", _ => "" },
            Address(call.Cause.Lease?.Visit.LandingPage),
            PublicUrl is null ? "" : $"{PublicUrl}/sites/{call.Site}/calls/{Uri.EscapeDataString(call.Id)}",
        ];
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A plus and digits, or nothing: what is dialled need not be a number.</summary>
    private static string PhoneText(string? number) => number is ['+', _, ..] && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? number : "";

    private static string Address(string? url) =>
        url is null || url.Length > MaxText ? "" : url.Replace(",", "%2C", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= MaxText ? text : "";
}
