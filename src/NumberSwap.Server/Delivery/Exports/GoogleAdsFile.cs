using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Delivery.Conversions;

namespace NumberSwap.Server.Delivery.Exports;

/// <summary>Calls in the columns that Google Ads documents for conversions from clicks.</summary>
/// <param name="Conversion">Name of the conversion action in Google Ads.</param>
/// <param name="Value">What a call is worth; null: as the conversion action says.</param>
/// <param name="Currency">The value's.</param>
/// <param name="AdUserData"><c>Granted</c> or <c>Denied</c>; null: the file has no such column.</param>
/// <param name="AdPersonalization">The same.</param>
/// <remarks>
/// Clicks, not calls: Google's import of calls wants numbers that Google forwards. No cell begins a formula in a spreadsheet: click ids and the
/// order's id are letters and digits, and the conversion's name is checked before.
/// </remarks>
public sealed record GoogleAdsFile(string Conversion, decimal? Value, string? Currency, string? AdUserData, string? AdPersonalization)
{
    /// <summary>So old a click may be.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(90);

    private const int MaxOrder = 64;

    /// <summary>The line that Google Ads reads the times by, and the names of the columns.</summary>
    public IReadOnlyList<string[]> Head =>
    [
        ["Parameters:TimeZone=+0000"],
        [
            "Google Click ID", "GBRAID", "WBRAID", "Conversion Name", "Conversion Time", "Conversion Value", "Conversion Currency", "Order ID",
            .. AdUserData is null ? Array.Empty<string>() : ["Ad User Data"],
            .. AdPersonalization is null ? Array.Empty<string>() : ["Ad Personalization"],
        ],
    ];

    /// <summary>The row of a call; null when it came from no click that Google Ads still knows.</summary>
    /// <param name="now">Unix time in ms.</param>
    public string[]? Row(CallRecord call, long now) => Row(call, now, call.StartedAt, Value, Currency, OrderOf("call-", call.Id));

    /// <summary>The row of a deal that was won, at its own amount where it has one; null when its call came from no click that Google Ads still knows.</summary>
    /// <param name="now">Unix time in ms.</param>
    public string[]? Row(Deal deal, CallRecord call, long now) =>
        Row(call, now, deal.ClosedAt ?? deal.UpdatedAt, deal.Amount ?? Value, deal.Amount is null ? Currency : deal.Currency, OrderOf("deal-", deal.Id));

    private string[]? Row(CallRecord call, long now, long at, decimal? value, string? currency, string order)
    {
        if (call.Cause.Lease is not { } lease || lease.SessionStartedAt < now - (long)Window.TotalMilliseconds)
            return null;

        // A conversion has one click: Google Ads refuses a row with several ids.
        var click = VisitIds.GoogleClick(lease, "gclid");
        var app = click is null ? VisitIds.GoogleClick(lease, "gbraid") : null;
        var web = click is null && app is null ? VisitIds.GoogleClick(lease, "wbraid") : null;
        if (click is null && app is null && web is null)
            return null;
        return
        [
            click ?? "",
            app ?? "",
            web ?? "",
            Conversion,
            DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(Math.Min(at, now), lease.SessionStartedAt)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
            currency ?? "",
            order,
            .. AdUserData is null ? Array.Empty<string>() : [AdUserData],
            .. AdPersonalization is null ? Array.Empty<string>() : [AdPersonalization],
        ];
    }

    /// <summary>The same for the same call or deal, so that a file that is imported twice counts once.</summary>
    private static string OrderOf(string prefix, string id) =>
        id.Length + prefix.Length <= MaxOrder && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? prefix + id
            : prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
