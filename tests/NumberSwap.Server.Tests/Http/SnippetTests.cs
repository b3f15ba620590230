using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>The script that pages load.</summary>
public sealed partial class SnippetTests(StoryServers servers, RedisServer redis) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task It_holds_the_sites_targets_and_may_be_loaded_anywhere()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded, targets: 2);

        var answer = await LoadAsync(shop);

        Assert.Equal("text/javascript", answer.Expect(HttpStatusCode.OK).Type);
        Assert.Contains(shop.Key, answer.Text, StringComparison.Ordinal);
        Assert.All(shop.Targets, target => Assert.Contains(target[1..], answer.Text, StringComparison.Ordinal));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("max-age=300", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_compressed_as_the_browser_takes_it()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var plain = await LoadAsync(shop);

        var brotli = await LoadAsync(shop, ("Accept-Encoding", "gzip, deflate, br, zstd"));
        var gzip = await LoadAsync(shop, ("Accept-Encoding", "gzip"));
        var none = await LoadAsync(shop, ("Accept-Encoding", "br;q=0, gzip;q=0"));

        Assert.Equal((null, "br", "gzip", null), (plain.Header("Content-Encoding"), brotli.Header("Content-Encoding"), gzip.Header("Content-Encoding"), none.Header("Content-Encoding")));
        Assert.Equal(plain.Bytes, Read(new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress)));
        Assert.Equal(plain.Bytes, Read(new GZipStream(new MemoryStream(gzip.Bytes), CompressionMode.Decompress)));
        Assert.Equal("Accept-Encoding", brotli.Header("Vary"));
        Assert.Equal(3, new[] { plain, brotli, gzip }.Select(answer => answer.Header("ETag")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_known_etag_gets_304()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var etag = (await LoadAsync(shop)).Header("ETag")!;

        Assert.Equal(HttpStatusCode.NotModified, (await LoadAsync(shop, ("If-None-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await LoadAsync(shop, ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task A_changed_target_is_in_the_next_script()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var before = await LoadAsync(shop);
        var number = TestNumbers.Target();

        await ChangeTargetAsync(shop, number);

        var after = await LoadAsync(shop);
        Assert.Contains(number[1..], after.Text, StringComparison.Ordinal);
        Assert.NotEqual(before.Header("ETag"), after.Header("ETag"));
        (await shop.Server.DeleteAsync(shop.Path)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await LoadAsync(shop)).Status);
    }

    [Fact]
    public async Task A_change_on_one_node_reaches_the_others()
    {
        await using var one = new LocalServer(new StoryClock(), redis.Configuration);
        var shop = await Shop.OpenAsync(one);
        // The second node has the same database, and files of its own for the rest. Its regular check is minutes away, so only the message can tell it.
        using var folder = new TempFolder();
        File.CreateSymbolicLink(folder.File("numberswap.db"), one.Folder.File("numberswap.db"));
        await using var two = new LocalServer(new StoryClock(), redis.Configuration, null, ("NumberSwap:DataDirectory", folder.Path));
        Assert.Contains(shop.Target[1..], (await two.GetAsync($"/s/{shop.Key}.js", key: null)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        var number = TestNumbers.Target();
        await ChangeTargetAsync(shop, number);

        await Wait.UntilAsync("the other node serves the new target", async () => (await two.GetAsync($"/s/{shop.Key}.js", key: null)).Text.Contains(number[1..], StringComparison.Ordinal));
        var key = await shop.AddKeyAsync("read");
        await Wait.UntilAsync("the other node knows the new key", async () => (await two.GetAsync(shop.Path, key)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_pinned_tags_hash_is_that_of_its_script_whatever_changes()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var tag = (await shop.Server.GetAsync(shop.Path + "/tag")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal($"<script async src=\"{StoryServers.PublicUrl}/s/{shop.Key}.js\"></script>", tag.GetProperty("html").GetString());
        var pinned = PinnedTag().Match(tag.GetProperty("pinnedHtml").GetString()!);
        Assert.True(pinned.Success, tag.ToString());

        foreach (var target in (string[])["", TestNumbers.Target()])
        {
            if (target.Length > 0)
                await ChangeTargetAsync(shop, target);
            var script = await shop.Server.GetAsync(new Uri(pinned.Groups["src"].Value).AbsolutePath, key: null);
            Assert.Equal(pinned.Groups["hash"].Value, Convert.ToBase64String(SHA384.HashData(script.Expect(HttpStatusCode.OK).Bytes)));
            Assert.Contains("immutable", script.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/s/nobody.js")]
    [InlineData("/s/.js")]
    [InlineData("/s/x")]
    [InlineData("/s/a.b.c.js")]
    public async Task An_unknown_script_says_why(string path)
    {
        var answer = await servers.Of(HotState.Embedded).GetAsync(path, key: null);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("/* NumberSwap: ", answer.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> LoadAsync(Shop shop, params (string Name, string Value)[] headers) => shop.Server.GetAsync($"/s/{shop.Key}.js", null, headers);

    private static async Task ChangeTargetAsync(Shop shop, string number) =>
        (await shop.Server.PatchAsync(shop.Path, new { targets = new[] { new { number } } })).Expect(HttpStatusCode.OK);

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [GeneratedRegex("^<script async src=\"(?<src>[^\"]+)\" integrity=\"sha384-(?<hash>[^\"]+)\" crossorigin=\"anonymous\"></script>$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PinnedTag();
}
