using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Importing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Deals;

/// <summary>Who sees what of deals on pages, and what comes back from a form.</summary>
public sealed class DealPageTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Phone = "+79161234567";

    [Fact]
    public async Task Analysts_see_no_customers_number_not_even_in_a_title()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", phone = Phone, title = "Call of 8 916 123-45-67" } } })).Expect(HttpStatusCode.OK);
        var page = $"/sites/{shop.Id}/deals";

        var seen = (await (await shop.SignInAsync(Role.Manager)).GetAsync(page)).Expect(HttpStatusCode.OK).Text;
        Assert.Contains(Phone, WebUtility.HtmlDecode(seen), StringComparison.Ordinal);
        Assert.Contains("123-45-67", seen, StringComparison.Ordinal);

        var analyst = await shop.SignInAsync(Role.Analyst);
        var masked = WebUtility.HtmlDecode((await analyst.GetAsync(page)).Expect(HttpStatusCode.OK).Text);
        Assert.DoesNotContain("4567", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("45-67", masked, StringComparison.Ordinal);
        Assert.Contains("Deal 1", masked, StringComparison.Ordinal);
        foreach (var path in (string[])["/import", "/crm"])
            (await analyst.GetAsync(page + path)).Expect(HttpStatusCode.Forbidden);
        (await analyst.GetAsync($"/sites/{shop.Id}/costs/import")).Expect(HttpStatusCode.Forbidden);
        (await analyst.GetAsync($"/sites/{shop.Id}/costs")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("not packed")]
    [InlineData("AAAA")]
    [InlineData("")]
    public async Task What_was_not_packed_here_is_asked_for_again(string packed)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var desk = await shop.SignInAsync(Role.Manager);

        foreach (var page in (string[])["deals", "costs"])
            Assert.Contains("Choose a file.", (await desk.SendAsync($"/sites/{shop.Id}/{page}/import", "import", ("Act", "import"), ("Packed", packed))).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carried_file_comes_back_as_it_was_and_a_bomb_does_not()
    {
        var text = "ID;Название\n1;Котёл\n";
        Assert.Equal(text, await CarriedFile.UnpackAsync(CarriedFile.Pack(text), default));
        Assert.Null(await CarriedFile.UnpackAsync(CarriedFile.Pack(new string('0', 25 * 1024 * 1024)), default));
    }
}
