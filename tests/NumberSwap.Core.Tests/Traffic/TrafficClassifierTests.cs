using NumberSwap.Core.Traffic;
using Xunit;

namespace NumberSwap.Core.Tests.Traffic;

public sealed class TrafficClassifierTests
{
    private static readonly string[] Own = ["shop.example", "www.shop.test"];

    [Theory]
    [InlineData("https://www.google.com/", "google", "organic")]
    [InlineData("https://google.ru/", "google", "organic")]
    [InlineData("https://www.google.co.uk/search", "google", "organic")]
    [InlineData("https://www.google.com.tr/", "google", "organic")]
    [InlineData("https://google.com.evil.example/", "google.com.evil.example", "referral")]
    [InlineData("https://google.shop/", "google.shop", "referral")]
    [InlineData("https://notgoogle.com/", "notgoogle.com", "referral")]
    [InlineData("https://docs.google.com/", "docs.google.com", "referral")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/", "google", "organic")]
    [InlineData("https://yandex.ru/search/?text=x", "yandex", "organic")]
    [InlineData("https://yandex.com.tr/", "yandex", "organic")]
    [InlineData("https://ya.ru/", "yandex", "organic")]
    [InlineData("https://m.ya.ru/", "yandex", "organic")]
    [InlineData("https://market.yandex.ru/", "market.yandex.ru", "referral")]
    [InlineData("https://yabs.yandex.ru/count/x", "yandex", "cpc")]
    [InlineData("https://www.bing.com/", "bing", "organic")]
    [InlineData("https://duckduckgo.com/", "duckduckgo", "organic")]
    [InlineData("https://go.mail.ru/search", "mail.ru", "organic")]
    [InlineData("https://www.baidu.com/", "baidu", "organic")]
    [InlineData("https://www.ecosia.org/", "ecosia", "organic")]
    [InlineData("https://r.search.yahoo.com/", "yahoo", "organic")]
    [InlineData("https://l.facebook.com/l.php", "facebook", "social")]
    [InlineData("https://FACEBOOK.COM/", "facebook", "social")]
    [InlineData("https://myfacebook.com/", "myfacebook.com", "referral")]
    [InlineData("https://away.vk.com/", "vk", "social")]
    [InlineData("https://m.vk.ru/", "vk", "social")]
    [InlineData("https://t.me/shop", "telegram", "social")]
    [InlineData("android-app://org.telegram.messenger/", "telegram", "social")]
    [InlineData("https://t.co/abc", "twitter", "social")]
    [InlineData("https://www.pinterest.de/pin", "pinterest", "social")]
    [InlineData("https://dzen.ru/a/x", "dzen", "social")]
    [InlineData("https://ok.ru/", "ok", "social")]
    [InlineData("https://mail.google.com/", "gmail", "email")]
    [InlineData("android-app://com.google.android.gm/", "gmail", "email")]
    [InlineData("https://e.mail.ru/inbox", "mail.ru", "email")]
    [InlineData("https://mail.yandex.ru/", "yandex", "email")]
    [InlineData("https://outlook.live.com/", "outlook", "email")]
    [InlineData("https://chatgpt.com/", "chatgpt", "ai")]
    [InlineData("https://www.perplexity.ai/", "perplexity", "ai")]
    [InlineData("https://gemini.google.com/app", "gemini", "ai")]
    [InlineData("https://copilot.microsoft.com/", "copilot", "ai")]
    [InlineData("https://claude.ai/", "claude", "ai")]
    [InlineData("https://chat.deepseek.com/", "deepseek", "ai")]
    [InlineData("https://alice.yandex.ru/", "alice", "ai")]
    [InlineData("https://blog.example/post", "blog.example", "referral")]
    [InlineData("https://www.Blog.example/post", "blog.example", "referral")]
    [InlineData("http://192.0.2.7:8080/", "192.0.2.7", "referral")]
    [InlineData("android-app://com.example.reader/", "com.example.reader", "referral")]
    [InlineData("https://shop.example/other", "(direct)", "(none)")]
    [InlineData("https://pay.shop.example/", "(direct)", "(none)")]
    [InlineData("https://shop.test/", "(direct)", "(none)")]
    [InlineData("https://other.example/", "(direct)", "(none)")]
    [InlineData("https://myshop.example/", "myshop.example", "referral")]
    [InlineData("file:///c:/mail.html", "(direct)", "(none)")]
    [InlineData("about:blank", "(direct)", "(none)")]
    [InlineData("/relative", "(direct)", "(none)")]
    [InlineData("", "(direct)", "(none)")]
    public void ReadsTheReferrer(string referrer, string source, string medium)
    {
        var result = Classify("https://other.example/", referrer, out var marks);
        Assert.Equal((source, medium), (result.Source, result.Medium));
        Assert.Null(result.ClickIds);
        Assert.Null(marks);
    }

    [Theory]
    // Click ids
    [InlineData("?gclid=a", null, "google", "cpc")]
    [InlineData("?gbraid=a", null, "google", "cpc")]
    [InlineData("?wbraid=a", null, "google", "cpc")]
    [InlineData("?dclid=a", null, "google", "cpc")]
    [InlineData("?yclid=1", "https://yandex.ru/", "yandex", "cpc")]
    [InlineData("?ymclid=1", null, "yandex.market", "cpc")]
    [InlineData("?msclkid=1", null, "bing", "cpc")]
    [InlineData("?ttclid=1", null, "tiktok", "cpc")]
    [InlineData("?twclid=1", null, "twitter", "cpc")]
    [InlineData("?li_fat_id=1", null, "linkedin", "cpc")]
    [InlineData("?rb_clickid=1", null, "vk", "cpc")]
    [InlineData("?ScCid=1", null, "snapchat", "cpc")]
    [InlineData("?fbclid=1", null, "facebook", "social")]
    [InlineData("?fbclid=1", "https://l.instagram.com/", "instagram", "social")]
    [InlineData("?fbclid=1", "https://blog.example/", "facebook", "social")]
    [InlineData("?ysclid=1", null, "yandex", "organic")]
    [InlineData("?srsltid=1", "https://www.google.de/", "google", "organic")]
    [InlineData("?tgWebAppStartParam=abc", null, "telegram", "social")]
    [InlineData("?GCLID=a", null, "google", "cpc")]
    [InlineData("?fbclid=1&gclid=2", null, "google", "cpc")]
    [InlineData("?yclid=", "https://yandex.ru/", "yandex", "organic")]
    [InlineData("?gclid=a", "https://blog.example/", "google", "cpc")]
    // UTM
    [InlineData("?utm_source=Yandex&utm_medium=CPC", "https://www.google.com/", "yandex", "cpc")]
    [InlineData("?utm_source=vkads&gclid=1", null, "vkads", "cpc")]
    [InlineData("?utm_source=newsletter", "https://mail.google.com/", "newsletter", "(none)")]
    [InlineData("?utm_source=chatgpt.com", null, "chatgpt.com", "ai")]
    [InlineData("?utm_source=www.perplexity.ai", null, "www.perplexity.ai", "ai")]
    [InlineData("?utm_source=chatgpt.com&utm_medium=referral", null, "chatgpt.com", "referral")]
    [InlineData("?utm_medium=email", "https://mail.google.com/", "gmail", "email")]
    [InlineData("?utm_campaign=x&yclid=1", null, "yandex", "cpc")]
    [InlineData("?utm_campaign=x", null, "(direct)", "(none)")]
    [InlineData("?utm_campaign=x", "https://ya.ru/", "yandex", "organic")]
    [InlineData("?UTM_Source=a&utm_SOURCE=b", null, "a", "(none)")]
    [InlineData("?utm_source=&utm_source=b", null, "b", "(none)")]
    [InlineData("?utm_source=%20%20&utm_source=+b+", null, "b", "(none)")]
    [InlineData("?utm_source=%D0%AF%D0%BD%D0%B4%D0%B5%D0%BA%D1%81", null, "яндекс", "(none)")]
    [InlineData("?utm_source=Яндекс", null, "яндекс", "(none)")]
    [InlineData("?utm_source=%zz%&x", null, "%zz%", "(none)")]
    [InlineData("?utm_source=a%00b%0D%0Ac", null, "abc", "(none)")]
    [InlineData("?utm_source", null, "(direct)", "(none)")]
    [InlineData("?=a&&&utm_source=a", null, "a", "(none)")]
    [InlineData("?a=b?utm_source=a", null, "a", "(none)")]
    [InlineData("#utm_source=a", null, "a", "(none)")]
    [InlineData("#/path?utm_source=a", null, "a", "(none)")]
    [InlineData("?utm_source=q#utm_source=f", null, "q", "(none)")]
    public void ReadsTheParameters(string query, string? referrer, string source, string medium)
    {
        var result = Classify("https://shop.example/" + query, referrer, out _);
        Assert.Equal((source, medium), (result.Source, result.Medium));
    }

    [Fact]
    public void KeepsEveryField()
    {
        var result = Classify(
            "https://shop.example/?utm_source=yandex&utm_medium=cpc&utm_campaign=Kotly&utm_term=купить+котёл&utm_content=Text%20A&utm_id=42&utm_source_platform=Direct&yclid=Ab1&gclid=2",
            null,
            out _);

        Assert.Equal("Kotly", result.Campaign);
        Assert.Equal("купить котёл", result.Term);
        Assert.Equal("Text A", result.Content);
        Assert.Equal("42", result.CampaignId);
        Assert.Equal("Direct", result.Platform);
        Assert.Equal([new("gclid", "2"), new("yclid", "Ab1")], result.ClickIds!.OrderBy(id => id.Key, StringComparer.Ordinal).ToList());
    }

    [Fact]
    public void BoundsEverything()
    {
        var ids = string.Concat("gclid gbraid wbraid dclid yclid ymclid msclkid ttclid twclid fbclid".Split(' ').Select(name => $"&{name}={new string('x', 400)}"));
        var result = Classify(
            $"https://shop.example/?utm_source={new string('s', 400)}&utm_medium={new string('m', 400)}&utm_campaign={string.Concat(Enumerable.Repeat("%D0%AF", 400))}&utm_term=a{string.Concat(Enumerable.Repeat("%F0%9F%98%80", 400))}{ids}",
            null,
            out _);

        Assert.Equal(new string('s', 100), result.Source);
        Assert.Equal(new string('m', 100), result.Medium);
        Assert.Equal(new string('Я', 250), result.Campaign);
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("😀", 124)), result.Term);
        Assert.Equal(8, result.ClickIds!.Count);
        Assert.All(result.ClickIds.Values, value => Assert.Equal(250, value.Length));
    }

    /// <summary>Computed independently (FNV-1a over UTF-16LE in Python); they must never change, or every session ends with the update.</summary>
    [Theory]
    [InlineData("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly&yclid=123", "ed1032ee4e8648c9")]
    [InlineData("?yclid=123&utm_campaign=kotly&UTM_MEDIUM=CPC&utm_source=yandex&page=2", "ed1032ee4e8648c9")]
    [InlineData("?gclid=%D0%AF", "40768ed1e53205b8")]
    [InlineData("?page=2", null)]
    [InlineData("", null)]
    public void MarksAreStable(string query, string? expected)
    {
        Classify("https://shop.example/" + query, "https://yandex.ru/", out var marks);
        Assert.Equal(expected, marks);
    }

    [Fact]
    public void MarksDifferWithAnyParameter()
    {
        string[] queries = ["?utm_source=a", "?utm_medium=a", "?utm_campaign=a", "?utm_term=a", "?utm_content=a", "?utm_id=a", "?utm_source_platform=a", "?gclid=a", "?gclid=b", "?utm_source=a&gclid=a"];
        var marks = queries.Select(query =>
        {
            Classify("https://shop.example/" + query, null, out var mark);
            return mark;
        });
        Assert.Equal(queries.Length, marks.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void NeverThrowsAndBoundsWhatItAnswers() => Hostile.Check(
        Hostile.TextOf("https://", "shop.example", "google.com", "android-app://", "/", "?", "#", "&", "=", "utm_source", "utm_term", "gclid", "%", "%D0", "%AF", "%00", "+", ".", "..", "\ud800", "я", ":"),
        text =>
        {
            Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var referrer);
            foreach (var address in new[] { text, "https://shop.example/?" + text, "https://shop.example/?utm_term=" + text })
            {
                if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var page))
                    continue;
                var result = TrafficClassifier.Classify(page, referrer, Own, out var marks);
                Assert.InRange(result.Source.Length, 1, 100);
                Assert.InRange(result.Medium.Length, 1, 100);
                Assert.InRange(result.Term?.Length ?? 1, 1, 250);
                Assert.DoesNotContain(result.Source, char.IsControl);
                Assert.True(marks is null || marks.Length == 16);
            }
        });

    private static TrafficSource Classify(string page, string? referrer, out string? marks)
    {
        Uri.TryCreate(referrer, UriKind.RelativeOrAbsolute, out var from);
        return TrafficClassifier.Classify(new Uri(page), from, Own, out marks);
    }
}
