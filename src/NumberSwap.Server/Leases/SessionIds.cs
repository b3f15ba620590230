using System.Globalization;
using NumberSwap.Core;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leases;

/// <summary>
/// Session ids, which carry the code of the campaign that covers the session: the server can name the session's pool
/// without asking the hot state first. A browser that forges the code only changes its own pool, as it could with its address.
/// </summary>
public static class SessionIds
{
    public static string New(int? campaignCode) =>
        campaignCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"{RandomId.New()}.{code}") : RandomId.New();

    /// <summary>The code of the session's campaign, or null.</summary>
    public static int? CampaignCodeOf(string session)
    {
        var dot = session.LastIndexOf('.');
        return dot >= 0 && int.TryParse(session.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
