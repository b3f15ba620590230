using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What a newcomer sees.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_makes_an_admin_key_and_shows_it_once()
    {
        using var data = new TempFolder();
        string key;
        await using (var first = await ServerProcess.StartAsync(data, redis: null, ("NumberSwap:AdminKey", null)))
        {
            key = (await File.ReadAllTextAsync(data.File("admin-key"))).Trim();
            await Wait.UntilAsync("the key is printed", () => Task.FromResult(first.Output.Contains("admin key     " + key, StringComparison.Ordinal)));
            Assert.Equal(2, first.Output.Split(key).Length);
            Assert.Contains(first.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/openapi/v1.json", first.Output, StringComparison.Ordinal);
            (await first.GetAsync("/v1/sites", key)).Expect(HttpStatusCode.OK);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data.File("admin-key")));
        await using var second = await ServerProcess.StartAsync(data, redis: null, ("NumberSwap:AdminKey", null));
        (await second.GetAsync("/v1/sites", key)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(key, second.Output, StringComparison.Ordinal);
    }
}
