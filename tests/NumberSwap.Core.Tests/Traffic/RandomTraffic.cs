using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Tests.Traffic;

/// <summary>Rules and visits of so few words that they often meet.</summary>
public sealed class RandomTraffic(Random random)
{
    private static readonly string[] Words = ["a", "b", "ab", "A", "aba", "к"];
    private static readonly string[] Patterns = ["a", "b", "*", "a*", "*b", "*a*", "ab", "a*a", "**", "", "К*", "A"];
    private static readonly string[] Paths = ["/", "/a", "/a/*", "/*", "*", "/a*b", "/a/b", "/к*", "/%D0%BA"];
    private static readonly string[] Referrers = ["a.example", "*", "*.example", "a.example/*", "https://*", "www.a.example", "*/b", "m.a.example/b"];

    public CampaignRule Rule() => new(
        Maybe(Patterns), Maybe(Patterns), Maybe(Patterns), Maybe(Patterns), Maybe(Patterns), Maybe(Referrers), Maybe(Paths), Maybe(["yclid", "*", "y*", "gclid"]));

    public (TrafficSource Source, Uri Page, Uri? Referrer) Visit() => (
        new TrafficSource
        {
            Source = Any(Words),
            Medium = Any(Words),
            Campaign = Maybe(Words, 0.7),
            Term = Maybe(Words, 0.7),
            Content = Maybe(Words, 0.7),
            ClickIds = random.Next(2) == 0 ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [Any(["yclid", "gclid"])] = "1" },
        },
        new Uri("https://shop.example" + Any(["/", "/a", "/a/b", "/aab", "/к", "/b"])),
        random.Next(4) == 0 ? null : new Uri(Any(["https://a.example/", "https://www.a.example/b", "http://m.a.example/b", "https://b.example/a/b"])));

    private string? Maybe(string[] texts, double often = 0.25) => random.NextDouble() < often ? Any(texts) : null;

    private string Any(string[] texts) => texts[random.Next(texts.Length)];
}
