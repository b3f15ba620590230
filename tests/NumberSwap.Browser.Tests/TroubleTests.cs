using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class TroubleTests(World world)
{
    private const string Number = "<p id=\"number\">8 (495) 580-40-84</p>";

    // Everything that the page's number ever said, so that not even a moment without it goes unseen.
    private const string Watch = """
        document.addEventListener("DOMContentLoaded", () => {
          window.said = [number.textContent];
          new MutationObserver(() => said.push(number.textContent)).observe(number, { subtree: true, childList: true, characterData: true });
        });
        """;

    private const string Complaint = "window.complained = new Promise(resolve => document.addEventListener('numberswap:error', event => resolve(String(event.detail))))";

    [Fact]
    public async Task Without_the_server_a_page_keeps_its_number_and_a_live_lease_its_own()
    {
        await using var server = await ServerProcess.StartAsync();
        var shop = await Shop.OpenAsync(server);
        var page = world.Pages.Publish(Number, shop.Tag());
        await using var visitor = await world.NewVisitorAsync();
        var number = await (await visitor.OpenAsync(page)).LeasedAsync();
        await server.KillAsync();

        // The browser still has the script, and the lease lives.
        var known = await visitor.OpenAsync(page);
        await known.SaysAsync("#number", Shop.Written(number));
        known.HasNoErrors();

        await using var stranger = await world.NewVisitorAsync();
        var view = await stranger.BlankAsync();
        await view.Page.AddInitScriptAsync(Watch);
        await view.Page.GotoAsync(page);
        Assert.Equal([Shop.Printed], await view.Page.EvaluateAsync<string[]>("said"));
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("talks nonsense")]
    [InlineData("hangs up")]
    [InlineData("never answers")]
    public async Task Whatever_the_server_does_the_page_keeps_its_number(string trouble)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        await visitor.Context.RouteAsync("**/v1/leases", route => trouble switch
        {
            "fails" => route.FulfillAsync(new RouteFulfillOptions { Status = 500, Body = "{}" }),
            "talks nonsense" => route.FulfillAsync(new RouteFulfillOptions { Status = 200, Body = "<html>It works!</html>" }),
            "hangs up" => route.AbortAsync(),
            _ => Task.CompletedTask,
        });
        var view = await visitor.BlankAsync();
        await view.Page.Clock.InstallAsync();
        await view.Page.AddInitScriptAsync(Watch + Complaint);
        await view.Page.GotoAsync(world.Pages.Publish(Number, shop.Tag()));
        await view.Page.WaitForFunctionAsync("() => window.numberswap");
        await view.Page.Clock.FastForwardAsync(5_000);
        Assert.StartsWith("no numbers", await view.Page.EvaluateAsync<string>("complained"), StringComparison.Ordinal);
        Assert.Equal([Shop.Printed], await view.Page.EvaluateAsync<string[]>("said"));
        Assert.Equal(Shop.Target, await view.NumberAsync());
        view.HasNoErrors();
    }
}
