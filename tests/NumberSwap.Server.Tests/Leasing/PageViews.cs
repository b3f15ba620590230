using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Page views as tests want them.</summary>
internal static class PageViews
{
    public const string Target = "+74955804084";

    private static int s_sessions;

    /// <summary>
    /// A page view for which each pool is wanted, whether the session goes on or starts. It says that the session goes on, also where it
    /// does not: no pool may rely on that.
    /// </summary>
    public static PageView Of(string site, string visitor, params PoolPolicy[] pools) => new()
    {
        Site = site,
        Visitor = visitor,
        NewSession = "session-" + Interlocked.Increment(ref s_sessions),
        Continues = true,
        Visit = VisitOf(visitor),
        Wishes = [.. pools.Select((pool, i) => new NumberWish(TargetOf(i), pool, pool))],
    };

    public static string TargetOf(int wish) => wish == 0 ? Target : Target[..^1] + wish;

    /// <summary>A visit whose texts hold everything that could upset a script or a stream.</summary>
    public static Visit VisitOf(string visitor) => new(
        $"https://shop.example/{visitor}?utm_source=яндекс&q=\"'\\\n|;]]--",
        "https://yandex.ru/",
        new TrafficSource { Source = "yandex", Medium = "cpc", Campaign = "котлы", ClickIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["yclid"] = "123" } },
        "campaign-1",
        mobile: true);

    public static IReadOnlyDictionary<string, string> Ids(params (string Name, string Value)[] ids) =>
        ids.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
}
