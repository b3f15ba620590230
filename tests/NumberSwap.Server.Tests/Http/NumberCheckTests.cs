using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Lists of tracking numbers, looked through before they are added.</summary>
public sealed class NumberCheckTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task Every_line_has_its_verdict_and_nothing_is_changed()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await (await Shop.OpenAsync(Server)).AddPoolAsync(1);
        var pool = await shop.AddPoolAsync(2);
        (await Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = new[] { pool.Numbers[1] } })).Expect(HttpStatusCode.OK);
        var fixedNumber = TestNumbers.Tracking(1)[0];
        await shop.AddCampaignAsync("Газета", new { source = "paper" }, number: fixedNumber);
        var fresh = TestNumbers.Tracking(2);
        string[] lines = ["Номер", fresh[0], fresh[0][1..], "8 (495) 12", shop.Target, other.Numbers[0], pool.Numbers[0], pool.Numbers[1], fixedNumber, fresh[1]];

        var answer = (await CheckAsync(shop, string.Join("\r\n", lines), pool.Id)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal([fresh[0], pool.Numbers[1], fresh[1]], answer.GetProperty("numbers").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(
            ["1 heading", "2 good", "3 duplicate", "4 unreadable", "5 target", "6 taken", "7 present", "8 returns", "9 taken", "10 good"],
            answer.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("line")} {line.GetProperty("verdict").GetString()}"));
        Assert.Equal("tooFewDigits", Line(4).GetProperty("fault").GetString());
        Assert.Contains("too few digits", Line(4).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(("2", "Газета"), (Line(3).GetProperty("with").GetString(), Line(9).GetProperty("with").GetString()));
        Assert.Equal(JsonValueKind.Null, Line(6).GetProperty("with").ValueKind);
        Assert.Single((await Server.GetAsync($"{shop.Path}/pools/{pool.Id}")).Json.GetProperty("numbers").EnumerateArray());

        JsonElement Line(int line) => answer.GetProperty("lines")[line - 1];
    }

    [Fact]
    public async Task What_is_no_list_is_refused_by_name()
    {
        var shop = await Shop.OpenAsync(Server);

        (await CheckAsync(shop, " ")).ExpectProblem(400, "invalid", "text");
        (await CheckAsync(shop, "+74951234501", "nobody")).ExpectProblem(404, "not_found");
        (await CheckAsync(shop, string.Join('\n', Enumerable.Repeat("1", 100_001)))).ExpectProblem(400, "invalid", "text");
    }

    private Task<Answer> CheckAsync(Shop shop, string text, string? pool = null) => Server.PostAsync(shop.Path + "/numbers/check", new { text, pool });
}
