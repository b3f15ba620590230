using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using Xunit;

namespace NumberSwap.Core.Tests.Traffic;

public sealed class CampaignMatcherTests
{
    private static readonly Uri Page = new("https://shop.example/Boilers/%D0%BA%D0%BE%D1%82%D0%BB%D1%8B?x=1");
    private static readonly Uri Referrer = new("https://www.Forum.example/threads/42?page=2");

    private static readonly TrafficSource Visit = new()
    {
        Source = "yandex",
        Medium = "cpc",
        Campaign = "Kotly-Moskva",
        Content = "a*b",
        ClickIds = new Dictionary<string, string> { ["yclid"] = "1" },
    };

    [Theory]
    [InlineData("kotly-moskva", true)]
    [InlineData("KOTLY-MOSKVA", true)]
    [InlineData("kotly", false)]
    [InlineData("kotly*", true)]
    [InlineData("*moskva", true)]
    [InlineData("*-*", true)]
    [InlineData("k*y*m*a", true)]
    [InlineData("*k*", true)]
    [InlineData("kotly-moskva*", true)]
    [InlineData("*kotly-moskva*", true)]
    [InlineData("**", true)]
    [InlineData("kotly*kotly", false)]
    [InlineData("*moskv", false)]
    [InlineData("otly*", false)]
    [InlineData("kotly-moskva*a", false)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void ComparesWithWildcards(string? pattern, bool covers) =>
        Assert.Equal(covers, Covers(new CampaignRule(Campaign: pattern)));

    [Theory]
    [InlineData("/boilers/*", true)]
    [InlineData("/Boilers/котлы", true)]
    [InlineData("/boilers/КОТЛЫ", true)]
    [InlineData("/boilers/%d0%ba%D0%BE*", true)]
    [InlineData("/boilers", false)]
    [InlineData("*x=1", false)]
    public void ComparesTheLandingPath(string pattern, bool covers) =>
        Assert.Equal(covers, Covers(new CampaignRule(LandingPath: pattern)));

    [Theory]
    [InlineData("forum.example", true)]
    [InlineData("www.forum.example", true)]
    [InlineData("*.example", true)]
    [InlineData("orum.example", false)]
    [InlineData("forum.example/threads/*", true)]
    [InlineData("www.forum.example/threads/*", true)]
    [InlineData("https://www.forum.example/threads/42?page=2", true)]
    [InlineData("https://*/threads/*", true)]
    [InlineData("forum.example/", false)]
    public void ComparesTheReferrer(string pattern, bool covers) =>
        Assert.Equal(covers, Covers(new CampaignRule(Referrer: pattern)));

    [Theory]
    [InlineData("yclid", true)]
    [InlineData("YCLID", true)]
    [InlineData("*", true)]
    [InlineData("gclid", false)]
    public void WantsTheClickId(string pattern, bool covers) =>
        Assert.Equal(covers, Covers(new CampaignRule(ClickId: pattern)));

    [Fact]
    public void EveryFieldThatIsSetHasToMatch()
    {
        var rule = new CampaignRule("yandex", "cpc", "kotly*", null, "a*", "forum.example", "/boilers/*", "yclid");
        Assert.True(Covers(rule));
        Assert.False(Covers(rule with { Source = "google" }));
        Assert.False(Covers(rule with { Medium = "organic" }));
        Assert.False(Covers(rule with { Campaign = "x" }));
        Assert.False(Covers(rule with { Term = "x" }));
        Assert.False(Covers(rule with { Content = "x" }));
        Assert.False(Covers(rule with { Referrer = "x" }));
        Assert.False(Covers(rule with { LandingPath = "/x" }));
        Assert.False(Covers(rule with { ClickId = "gclid" }));
    }

    [Fact]
    public void AStarWantsSomethingToBeThere()
    {
        Assert.False(Covers(new CampaignRule(Term: "*")));
        Assert.False(CampaignMatcher.Covers(new CampaignRule(ClickId: "*"), Visit with { ClickIds = null }, Page, Referrer));
        Assert.False(CampaignMatcher.Covers(new CampaignRule(Referrer: "*"), Visit, Page, null));
        Assert.True(CampaignMatcher.Covers(new CampaignRule(), Visit, Page, null));
    }

    [Fact]
    public void PriorityGoesBeforeSpecificity() =>
        Assert.Equal("b", Best(Rule("a", new(Source: "yandex", Medium: "cpc")), Rule("b", new(), priority: 1)));

    [Fact]
    public void MoreFieldsAreMoreSpecificThanLongerOnes() =>
        Assert.Equal("b", Best(Rule("a", new(Campaign: "kotly-moskva")), Rule("b", new(Source: "y*", Medium: "*"))));

    [Fact]
    public void MoreLiteralsAreMoreSpecific() =>
        Assert.Equal("b", Best(Rule("a", new(Campaign: "kot*")), Rule("b", new(Campaign: "kotly*")), Rule("c", new(Campaign: "*"))));

    [Fact]
    public void ExactBeatsWildcard() =>
        Assert.Equal("b", Best(Rule("a", new(Campaign: "kotly-moskva*")), Rule("b", new(Campaign: "kotly-moskva"))));

    [Fact]
    public void TheOldestWinsThenTheSmallestId()
    {
        Assert.Equal("b", Best(Rule("a", new(Source: "yandex"), created: 2), Rule("b", new(Source: "Y*ndex*a*"), created: 0, priority: -1), Rule("b", new(Source: "yandex"), created: 1)));
        Assert.Equal("a", Best(Rule("b", new(Source: "yandex")), Rule("a", new(Source: "yandex"))));
    }

    [Fact]
    public void NothingCoversNothing()
    {
        Assert.Null(Best());
        Assert.Null(Best(Rule("a", new(Source: "google"), priority: 9)));
    }

    /// <summary>A backtracking matcher would need more steps than there are atoms.</summary>
    [Fact]
    public void ManyStarsDoNoHarm() => Assert.False(CampaignMatcher.Covers(
        new CampaignRule(Campaign: string.Concat(Enumerable.Repeat("*a", 120)) + "b"),
        Visit with { Campaign = new string('a', 250) },
        Page,
        null));

    [Fact]
    public void AgreesWithTheDefinitionOfAWildcard() => Hostile.Check(
        Hostile.TextOf("a", "b", "*", "A", "*a", "|"),
        text =>
        {
            var bar = text.IndexOf('|', StringComparison.Ordinal);
            var (pattern, value) = bar < 0 ? (text, "ab") : (text[..bar], text[(bar + 1)..]);
            var covers = CampaignMatcher.Covers(new CampaignRule(Campaign: pattern), Visit with { Campaign = value }, Page, null);
            Assert.Equal(pattern.Length == 0 || Defined(pattern, value), covers);
        });

    [Fact]
    public void NeverThrows() => Hostile.Check(
        Hostile.TextOf("*", "/", "a", "%", "\ud800", "://", "?"),
        text =>
        {
            var rule = new CampaignRule(text, text, text, text, text, text, text, text);
            Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address);
            CampaignMatcher.Covers(rule, Visit, address ?? Page, address);
            CampaignMatcher.Covers(new CampaignRule(Referrer: text, LandingPath: text), Visit, address ?? Page, address);
            Assert.InRange(CampaignMatcher.Specificity(rule), 0, int.MaxValue);
        });

    private static bool Defined(string pattern, string text)
    {
        var reach = new bool[pattern.Length + 1, text.Length + 1];
        for (var p = 0; p <= pattern.Length; p++)
        {
            for (var t = 0; t <= text.Length; t++)
            {
                reach[p, t] = p == 0 ? t == 0
                    : pattern[p - 1] == '*' ? reach[p - 1, t] || (t > 0 && reach[p, t - 1])
                    : t > 0 && reach[p - 1, t - 1] && char.ToUpperInvariant(pattern[p - 1]) == char.ToUpperInvariant(text[t - 1]);
            }
        }

        return reach[pattern.Length, text.Length];
    }

    private static bool Covers(CampaignRule rule) => CampaignMatcher.Covers(rule, Visit, Page, Referrer);

    private static string? Best(params Campaign[] campaigns) => CampaignMatcher.Best(campaigns, Visit, Page, Referrer)?.Id;

    private static Campaign Rule(string id, CampaignRule match, int priority = 0, long created = 0) =>
        new(id, "site", 1, id, priority, match, "pool", null, null, created);
}
