using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Calls;

/// <summary>A place in a list of calls, as text that is passed on unchanged.</summary>
public static class CallCursor
{
    /// <summary>Room for a call's id of the largest length, in UTF-8.</summary>
    private const int MaxBytes = 1024;

    public static string Of(CallRecord call) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call.StartedAt}\n{call.Site}\n{call.Id}")));

    /// <summary>The place, or null for what is none.</summary>
    public static CallPosition? Read(string cursor)
    {
        var bytes = new byte[MaxBytes];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var time, var site, var id]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new CallPosition(at, site, id)
            : null;
    }
}
