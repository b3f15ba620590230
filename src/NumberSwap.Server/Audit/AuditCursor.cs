using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NumberSwap.Core.Audit;

namespace NumberSwap.Server.Audit;

/// <summary>A place in the log as a text to pass on.</summary>
public static class AuditCursor
{
    private const int MaxText = 250;

    public static string Of(AuditEntry entry) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.At}\n{entry.Id}")));

    /// <summary>Null for what is no cursor.</summary>
    public static AuditPosition? Read(string cursor)
    {
        var bytes = new byte[MaxText];
        if (cursor.Length > MaxText || !Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var time, var id] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new AuditPosition(at, id)
            : null;
    }
}
