using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Pools;

namespace NumberSwap.Server.Dashboard.Numbers;

/// <summary>What somebody says of a pool in a form: as they wrote it, for it to be shown again.</summary>
public sealed record PoolForm(string Name, string? Target, string Hold, string Cooldown, string Overflow)
{
    public static PoolForm Of(Pool pool) => new(
        pool.Name,
        pool.Target,
        Minutes(pool.HoldSeconds),
        Minutes(pool.CooldownSeconds),
        pool.Overflow == OverflowPolicy.Share ? "share" : "fallback");

    public static PoolForm Read(IFormCollection form) => new(form["Name"].ToString(), Text(form["Target"]), form["Hold"].ToString(), form["Cooldown"].ToString(), form["Overflow"].ToString());

    /// <summary>The pool with the form's fields put over it, or the problem with them.</summary>
    public (Pool? Pool, ProblemHttpResult? Problem) Over(Pool pool, Site site, bool isNew) =>
        PoolReader.Read(new PoolRequest(Name, isNew ? Target : null, null, Seconds(Hold), Seconds(Cooldown), Overflow.Length == 0 ? null : Overflow), pool, site);

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Minutes(int seconds) => (seconds / 60d).ToString("0.##", CultureInfo.InvariantCulture);

    // What is no number is refused as one that is out of range.
    private static int? Seconds(string minutes) =>
        double.TryParse(minutes.Replace(',', '.').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 60d
            ? (int)Math.Round(number * 60)
            : -1;
}
