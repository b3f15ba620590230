using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using Xunit;

namespace NumberSwap.Core.Tests.Traffic;

public sealed class RuleInclusionTests
{
    [Theory]
    [InlineData(null, "kotly", true)]
    [InlineData("", "kotly", true)]
    [InlineData("kotly", null, false)]
    [InlineData("kotly", "KOTLY", true)]
    [InlineData("kotly*", "kotly", true)]
    [InlineData("kotly*", "kotly-*", true)]
    [InlineData("kotly-*", "kotly*", false)]
    [InlineData("*", "a*b", true)]
    [InlineData("a*b", "a*x*b", true)]
    [InlineData("a*x*b", "a*b", false)]
    [InlineData("*a*", "*", false)]
    [InlineData("**", "*", true)]
    public void ComparesPatterns(string? wide, string? narrow, bool includes)
    {
        Assert.Equal(includes, RuleInclusion.Includes(new CampaignRule(Campaign: wide), new CampaignRule(Campaign: narrow)));
        Assert.Equal(includes, RuleInclusion.Includes(new CampaignRule(LandingPath: wide), new CampaignRule(LandingPath: narrow)));
        Assert.Equal(includes, RuleInclusion.Includes(new CampaignRule(ClickId: wide), new CampaignRule(ClickId: narrow)));
    }

    [Theory]
    [InlineData("*.example", "forum.example", true)]
    [InlineData("*", "forum.example/threads/*", true)]
    [InlineData("forum.example/*", "forum.example/threads/*", true)]
    [InlineData("forum.example", "forum.example/threads/*", false)]
    [InlineData("forum.example/*", "forum.example", false)]
    public void ComparesReferrersOfOneKind(string wide, string narrow, bool includes) =>
        Assert.Equal(includes, RuleInclusion.Includes(new CampaignRule(Referrer: wide), new CampaignRule(Referrer: narrow)));

    [Fact]
    public void EqualRulesAreWrittenInSeveralWays()
    {
        Assert.True(RuleInclusion.AreEqual(new("Yandex", "*"), new("yandex", "**", Campaign: "")));
        Assert.False(RuleInclusion.AreEqual(new("yandex"), new("yandex", "cpc")));
    }

    [Fact]
    public void WhateverTheNarrowRuleCoversTheWideOneDoes()
    {
        var seed = Environment.TickCount;
        var some = new RandomTraffic(new Random(seed));
        var (included, covered) = (0, 0);
        for (var i = 0; i < 200_000; i++)
        {
            var (wide, narrow) = (some.Rule(), some.Rule());
            var (source, page, referrer) = some.Visit();
            var coversNarrow = CampaignMatcher.Covers(narrow, source, page, referrer);
            Assert.Equal(coversNarrow, CampaignMatcher.Explain(narrow, source, page, referrer).All(field => field.Matches));
            if (!RuleInclusion.Includes(wide, narrow))
                continue;
            included++;
            if (!coversNarrow)
                continue;
            covered++;
            Assert.True(CampaignMatcher.Covers(wide, source, page, referrer), $"seed {seed}: {wide} does not cover {page} ({referrer}) as {narrow} does");
        }

        Assert.True(included > 1000 && covered > 100, $"{included} rules included another, and {covered} of these covered a visit: too few to say anything (seed {seed})");
    }

    [Fact]
    public void APausedCampaignNeverWins()
    {
        var rule = new CampaignRule(Source: "yandex");
        var source = new TrafficSource { Source = "yandex", Medium = "cpc" };
        var page = new Uri("https://shop.example/");
        var paused = new Campaign("a", "site", 1, "A", 9, rule, "pool", null, null, 1) { Paused = true };
        var running = new Campaign("b", "site", 2, "B", 0, rule, "pool", null, null, 2);

        Assert.Same(running, CampaignMatcher.Best([paused, running], source, page, null));
        Assert.Null(CampaignMatcher.Best([paused], source, page, null));
    }
}
