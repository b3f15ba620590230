using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>Values to store, of which a test names only what it is about.</summary>
internal static class Some
{
    public const long Time = 1_790_000_000_000;
    public const long HoldMs = 1_800_000;

    public static readonly CallAttribution NoAttribution = new(MatchLevel.None, 0, Lease: null, Source: null, Campaign: null, []);

    public static Site Site(string id = "site", string name = "Shop") => new(
        id, "key-" + id, name, ["shop.example", "www.shop.example"], "RU", [new Target("+74955804084", "+74955804084"), new Target("+74955804085", "+74950000001")], Time);

    public static Pool Pool(string id = "pool", string site = "site", params string[] numbers) =>
        new(id, site, "Ads", "+74955804084", numbers, [], 1800, 300, OverflowPolicy.Share, Time);

    public static Campaign Campaign(string id, string site = "site", string? pool = null, string? number = null, string name = "Boilers") =>
        new(id, site, 0, name, 5, new CampaignRule(Source: "yandex", LandingPath: "/kotly*"), pool, number, number is null ? null : "+74955804084", Time);

    public static Person Person(string name, params (string Site, Role Role)[] roles) =>
        new(name, name + "@shop.example", name, Language: null, roles.ToDictionary(role => role.Site, role => role.Role, StringComparer.Ordinal), Time);

    public static SignIn SignIn(string person, string id = "sign-in") => new(id, person, "Firefox", Time, Time);

    public static Invitation Invitation(string id, string email, string site) => new(id, email, site, Role.Analyst, Time, Time + 1000);

    public static Visit Visit(string source = "yandex") => new(
        "https://shop.example/?utm_source=yandex",
        "https://yandex.ru/",
        new TrafficSource { Source = source, Medium = "cpc", Campaign = "kotly", ClickIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["yclid"] = "123" } },
        "campaign",
        mobile: true);

    public static VisitEntry Started(string session, long at, params LeaseStart[] leases) =>
        new("site", at, session, "visitor-" + session, at, Visit(), Ids: null, leases);

    public static LeaseStart Lease(string id, string number = "+74951234567", string pool = "pool", LeaseKind kind = LeaseKind.Leased) =>
        new(id, pool, number, "+74955804084", kind, HoldMs);

    public static SeenEntry Seen(string session, long at, params string[] leases) => new("site", at, session, Ids: null, leases);

    public static RecordedCall Call(string id, long at, CallStatus status = CallStatus.Ringing, string site = "site") =>
        new(
            new CallEntry(site, at, new CallReport { Site = site, Id = id, Platform = "api", From = "+79161234567", To = "+74951234567", Status = status }, Time, []),
            "+74955804084",
            NoAttribution);

    public static RecordedCall With(this RecordedCall call, Func<CallReport, CallReport> change) =>
        call with { Entry = call.Entry with { Report = change(call.Entry.Report) } };
}
