using System.Globalization;
using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Deals;

/// <summary>A place in a list of deals as a text to pass on.</summary>
public static class DealCursor
{
    public static string Of(Deal deal) => string.Create(CultureInfo.InvariantCulture, $"{deal.OpenedAt}.{deal.Id}");

    /// <summary>Null for what is no cursor.</summary>
    public static DealPosition? Read(string cursor) =>
        cursor.Length <= 100 && cursor.Split('.') is [var time, { Length: > 0 } id] && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? new DealPosition(at, id)
            : null;
}
