using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class LeaseTests(World world)
{
    private const string Number = "<p id=\"number\">8 (495) 580-40-84</p>";

    [Fact]
    public async Task Two_visitors_see_two_numbers_and_a_call_finds_the_one_who_saw_it()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var page = world.Pages.Publish(Number, shop.Tag());
        await using var one = await world.NewVisitorAsync();
        await using var other = await world.NewVisitorAsync();
        var first = await one.OpenAsync(page + "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");
        var second = await other.OpenAsync(page + "?utm_source=google&utm_medium=cpc");
        var number = await first.LeasedAsync();
        Assert.NotEqual(number, await second.LeasedAsync());

        var call = await shop.CallAsync(number);
        Assert.Equal("session", call.GetProperty("match").GetString());
        Assert.Equal(await first.SessionAsync(), call.GetProperty("session").GetProperty("id").GetString());
        Assert.Equal("kotly", call.GetProperty("session").GetProperty("campaign").GetString());
        Assert.Equal(Shop.Target, call.GetProperty("destination").GetString());
    }

    [Fact]
    public async Task The_next_page_view_shows_the_number_before_the_server_answers()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var number = await (await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag()))).LeasedAsync();

        var answers = new TaskCompletionSource();
        await visitor.Context.RouteAsync("**/v1/leases", async route =>
        {
            await answers.Task;
            await route.ContinueAsync();
        });
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag()));
        await view.SaysAsync("#number", Shop.Written(number));
        await view.LeaseAfterAsync(() =>
        {
            answers.SetResult();
            return Task.CompletedTask;
        });
        await view.SaysAsync("#number", Shop.Written(number));
        Assert.Equal(1, await shop.LiveAsync());
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_visitor_who_comes_back_after_the_lease_finds_the_number_that_was_written_down()
    {
        var shop = await Shop.OpenAsync(world.Server, holdSeconds: 1);
        await using var visitor = await world.NewVisitorAsync();
        var page = world.Pages.Publish(Number, shop.Tag());
        // The lease may be over before a look at the page: what the server answered counts.
        var first = await OpenAsync();
        await Until.TrueAsync(async () => await shop.LiveAsync() == 0, "the lease is over");
        Assert.Equal(first, await OpenAsync());

        async Task<string?> OpenAsync()
        {
            var view = await visitor.BlankAsync();
            var answer = await view.LeaseAfterAsync(() => view.Page.GotoAsync(page));
            view.HasNoErrors();
            await view.Page.CloseAsync();
            return answer.GetProperty("numbers")[0].GetProperty("number").GetString();
        }
    }
}
