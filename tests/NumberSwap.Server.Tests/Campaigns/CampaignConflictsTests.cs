using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Tests.Traffic;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Platforms;
using Xunit;

namespace NumberSwap.Server.Tests.Campaigns;

public sealed class CampaignConflictsTests
{
    private const string Target = "+74955804084";

    private static readonly Pool Full = Pool("full", Target, "+74951234567");

    [Fact]
    public void A_campaign_said_to_be_unreachable_never_wins_a_visit()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var some = new RandomTraffic(random);
        var found = 0;
        for (var round = 0; round < 2000; round++)
        {
            var site = Site([Full], [.. Enumerable.Range(0, random.Next(2, 8)).Select(i =>
                Campaign("c" + i, some.Rule(), priority: random.Next(3)) with { Paused = random.Next(4) == 0, CreatedAt = random.Next(3) })]);
            var unreachable = CampaignConflicts.Of(site)
                .Where(conflict => conflict.Kind is ConflictKind.Unreachable or ConflictKind.SameRule or ConflictKind.Paused)
                .Select(conflict => conflict.Campaign).ToHashSet();
            found += unreachable.Count;
            for (var i = 0; i < 50; i++)
            {
                var (source, page, referrer) = some.Visit();
                var winner = CampaignMatcher.Best(site.Campaigns, source, page, referrer);
                Assert.False(winner is not null && unreachable.Contains(winner.Id), $"seed {seed}, round {round}: {winner?.Match} wins {page}, which it is said never to do");
            }
        }

        Assert.True(found > 500, $"Only {found} were said to be unreachable: too few to say anything (seed {seed})");
    }

    [Fact]
    public void What_always_wins_is_named()
    {
        var wide = Campaign("wide", new(Source: "yandex"), priority: 5);
        var narrow = Campaign("narrow", new(Source: "yandex", Medium: "cpc"));
        var same = Campaign("same", new(Source: "YANDEX"));

        var conflicts = Of(Site([Full], [narrow, wide, same]), ConflictKind.Unreachable, ConflictKind.SameRule);

        Assert.Equal([("narrow", ConflictKind.Unreachable, "wide"), ("same", ConflictKind.SameRule, "wide")], conflicts);
        Assert.Empty(Of(Site([Full], [narrow, wide with { Paused = true }]), ConflictKind.Unreachable));
        Assert.Empty(Of(Site([Full], [narrow, wide with { Priority = 0 }]), ConflictKind.Unreachable));
    }

    [Fact]
    public void What_serves_it_is_looked_at()
    {
        var empty = Pool("empty", Target);
        var gone = Pool("gone", "+74950000099", "+74951234568");
        var site = Site([Full, empty, gone], [
            Campaign("a", new(Source: "a")), Campaign("b", new(Source: "b")),
            Campaign("c", new(Source: "c"), "empty"),
            Campaign("d", new(Source: "d"), "gone"),
            Campaign("e", new(Source: "e"), null) with { Number = Target, Target = Target }]);

        Assert.Equal(
            [("a", ConflictKind.SharedPool, "b"), ("b", ConflictKind.SharedPool, "a"), ("c", ConflictKind.EmptyPool, ""), ("d", ConflictKind.TargetGone, ""), ("e", ConflictKind.NumberIsTarget, "")],
            Of(site, ConflictKind.SharedPool, ConflictKind.EmptyPool, ConflictKind.TargetGone, ConflictKind.NumberIsTarget));
    }

    [Fact]
    public void A_number_that_nothing_replaces_is_told_of()
    {
        var one = Campaign("a", new(Source: "a"));
        var two = new Target("+74955804085", "+74955804085");

        Assert.Single(Of(Site([Full], [one], two), ConflictKind.OtherTargets));
        Assert.Empty(Of(Site([Full, Pool("other", two.Number, "+74951234569")], [one], two), ConflictKind.OtherTargets));
        Assert.All(CampaignConflicts.Of(Site([Full], [one], two)), conflict => Assert.False(conflict.IsSerious));
    }

    private static List<(string, ConflictKind, string)> Of(SiteCatalog site, params ConflictKind[] kinds) =>
        [.. CampaignConflicts.Of(site).Where(one => kinds.Contains(one.Kind)).Select(one => (one.Campaign, one.Kind, string.Join(',', one.Others))).Order()];

    private static Campaign Campaign(string id, CampaignRule rule, string? pool = "full", int priority = 0) =>
        new(id, "site", id[^1], id, priority, rule, pool, null, null, 1);

    private static Pool Pool(string id, string target, params string[] numbers) => new(id, "site", id, target, numbers, [], 1800, 300, OverflowPolicy.Share, 1);

    private static SiteCatalog Site(IReadOnlyList<Pool> pools, IReadOnlyList<Campaign> campaigns, params Target[] more) => new(
        new Site("site", "key", "Shop", ["shop.example"], "RU", [new Target(Target, Target), .. more], 1),
        pools,
        [.. campaigns.Select((campaign, place) => campaign with { Code = place })],
        new Dictionary<string, PlatformCredentials>(StringComparer.Ordinal));
}
