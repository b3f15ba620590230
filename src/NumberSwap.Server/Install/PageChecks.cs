using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace NumberSwap.Server.Install;

/// <summary>
/// Checks of pages that are under way: the dashboard opens a page with a token in its address, and whoever has the token may report what
/// that page looks like. Reports are kept in memory for as long as somebody looks at them; with several servers the dashboard asks until it
/// meets the one that was told.
/// </summary>
public sealed class PageChecks(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a check may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int MostReports = 1000;
    private const int MaxToken = 400;

    private readonly IDataProtector protector = protection.CreateProtector("NumberSwap.PageChecks");
    private readonly ConcurrentDictionary<string, (long Until, PageReport Report)> reports = new(StringComparer.Ordinal);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A token that is good for reports on this site's pages, on any of the servers.</summary>
    public string New(string site) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{Now + (long)Lifetime.TotalMilliseconds} {site}"));

    /// <summary>The site that a token is for; null for one that is no more, or never was.</summary>
    public string? SiteOf(string token) => Open(token)?.Site;

    /// <summary>Takes a report in place of the one before. False for a token that is no more, or never was.</summary>
    public bool Put(string token, PageReport report)
    {
        if (Open(token) is not { } check)
            return false;
        if (reports.Count >= MostReports && !reports.ContainsKey(token))
        {
            foreach (var (old, _) in reports.OrderBy(known => known.Value.Until).Take(MostReports / 10))
                reports.TryRemove(old, out _);
        }

        reports[token] = (check.Until, report.Bounded());
        return true;
    }

    /// <summary>What was reported last; null: nothing yet.</summary>
    public PageReport? Find(string token) => reports.TryGetValue(token, out var known) && known.Until > Now ? known.Report : null;

    private (long Until, string Site)? Open(string token)
    {
        if (token.Length is 0 or > MaxToken)
            return null;
        try
        {
            // One page of the dashboard checks one page after another: it counts them behind the token (token.2).
            var parts = protector.Unprotect(token.Split('.')[0]).Split(' ');
            var until = long.Parse(parts[0], CultureInfo.InvariantCulture);
            return until > Now ? (until, parts[1]) : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
