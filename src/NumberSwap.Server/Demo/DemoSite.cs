using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Demo;

/// <summary>The demo site's numbers and rules: a small shop for heating boilers in Moscow. No Moscow number begins with 000.</summary>
public static class DemoSite
{
    /// <summary>The public site key, part of the script's address on the demo page.</summary>
    public const string Key = "demo";

    /// <summary>The number that the page prints.</summary>
    public const string Target = "+74955804084";

    /// <summary>Short, so that one can watch a lease being renewed and running out.</summary>
    private const int HoldSeconds = 90;

    private const int CooldownSeconds = 60;

    private static readonly string[] LocalDomains = ["localhost", "127.0.0.1"];

    public static Site Site(Site blank, string? publicUrl) => blank with
    {
        Key = Key,
        Name = "Тёплый дом (demo)",
        Domains = [.. LocalDomains.Concat(publicUrl is null ? [] : [new Uri(publicUrl).IdnHost.ToLowerInvariant()]).Distinct()],
        Country = "RU",
        Targets = [new Target(Target, Target)],
    };

    public static Pool ForAll(Pool blank) => Pool(blank, "All visits", "+74950001", 10);

    public static Pool ForYandex(Pool blank) => Pool(blank, "Yandex, boilers", "+74950002", 5);

    public static Pool ForGoogle(Pool blank) => Pool(blank, "Google Ads", "+74950003", 5);

    public static Campaign Yandex(Campaign blank, Pool pool) => blank with
    {
        Name = "Котлы Москва",
        Priority = 10,
        Match = new CampaignRule(Source: "yandex", Campaign: "kotly*"),
        Pool = pool.Id,
    };

    public static Campaign Google(Campaign blank, Pool pool) => blank with
    {
        Name = "Boilers, Google Ads",
        Priority = 10,
        Match = new CampaignRule(Source: "google", Medium: "cpc"),
        Pool = pool.Id,
    };

    public static Campaign Newspaper(Campaign blank) => blank with
    {
        Name = "Газета «Дачник»",
        Match = new CampaignRule(Source: "newspaper", Medium: "print", LandingPath: "/demo"),
        Number = "+74950004000",
        Target = Target,
    };

    private static Pool Pool(Pool blank, string name, string prefix, int size) => blank with
    {
        Name = name,
        Numbers = [.. Enumerable.Range(1, size).Select(place => $"{prefix}{place * 11:000}")],
        HoldSeconds = HoldSeconds,
        CooldownSeconds = CooldownSeconds,
        Overflow = OverflowPolicy.Share,
    };
}
