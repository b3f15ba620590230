using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.People;

/// <summary>Who gets to the pages, and for how long.</summary>
public sealed class PageGateTests : IAsyncDisposable
{
    private const string Page = "/";

    private readonly StoryClock clock = new();
    private readonly LocalServer server;

    public PageGateTests() => server = new LocalServer(clock);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_and_may_send_nothing()
    {
        var stranger = Desk.Stranger(server);
        var answer = (await stranger.GetAsync(Page + "?a=b")).Expect(HttpStatusCode.Found);
        Assert.Equal("/sign-in?return=%2F%3Fa%3Db", answer.Header("Location"));
        (await stranger.PostAsync(Page)).Expect(HttpStatusCode.Unauthorized);
        foreach (var secret in (string[])["x", Sessions.NewSecret(), new string('x', 4000)])
        {
            stranger.Secret = secret;
            (await stranger.GetAsync(Page)).Expect(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task A_revoked_sign_in_opens_nothing_at_once()
    {
        var (anna, other) = await SignInTwiceAsync();
        (await server.DeleteAsync($"/v1/people/{anna.Person!.Id}/sessions")).Expect(HttpStatusCode.NoContent);
        Assert.False(await IsInAsync(anna));
        Assert.False(await IsInAsync(other));
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once()
    {
        var (anna, _) = await SignInTwiceAsync();
        (await server.DeleteAsync("/v1/people/" + anna.Person!.Id)).Expect(HttpStatusCode.NoContent);
        Assert.False(await IsInAsync(anna));
    }

    [Fact]
    public async Task What_another_server_revokes_ends_within_seconds()
    {
        var (anna, _) = await SignInTwiceAsync();
        // The store knows nothing of this server's memory, like another server.
        await server.Services.GetRequiredService<SignInStore>().RevokeAllAsync(anna.Person!.Id);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await IsInAsync(anna));
    }

    [Fact]
    public async Task A_sign_in_lasts_while_it_is_used_and_90_days_at_most()
    {
        var (anna, idle) = await SignInTwiceAsync();
        for (var day = 13; day < 90; day += 13)
        {
            clock.Advance(TimeSpan.FromDays(13));
            Assert.True(await IsInAsync(anna), $"after {day} days");
        }

        Assert.False(await IsInAsync(idle));
        clock.Advance(TimeSpan.FromDays(12));
        Assert.False(await IsInAsync(anna));
    }

    [Fact]
    public async Task The_last_sight_is_written_every_few_minutes()
    {
        var (anna, _) = await SignInTwiceAsync();
        var store = server.Services.GetRequiredService<SignInStore>();
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await IsInAsync(anna));
        Assert.All(await store.ListAsync(anna.Person!.Id), signIn => Assert.Equal(signIn.CreatedAt, signIn.SeenAt));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await IsInAsync(anna));
        Assert.Equal(5 * 60_000, (await store.ListAsync(anna.Person!.Id)).Max(signIn => signIn.SeenAt - signIn.CreatedAt));
    }

    [Fact]
    public async Task A_page_that_says_nothing_of_who_may_open_it_is_nobodys()
    {
        var context = new DefaultHttpContext { RequestServices = server.Services };
        context.SetEndpoint(new Endpoint(_ => throw new InvalidOperationException("opened"), new EndpointMetadataCollection(new ComponentTypeMetadata(typeof(object))), "page"));
        var gate = ActivatorUtilities.CreateInstance<PageGate>(server.Services, (RequestDelegate)(_ => throw new InvalidOperationException("opened")));
        await gate.InvokeAsync(context);
        Assert.Equal(StatusCodes.Status404NotFound, context.Response.StatusCode);
    }

    private async Task<(Desk Anna, Desk Again)> SignInTwiceAsync()
    {
        var anna = await Desk.SignInAsync(server, (Person.AllSites, Role.Analyst));
        var again = await Desk.SignInAsync(server, anna.Person!);
        Assert.True(await IsInAsync(anna));
        Assert.True(await IsInAsync(again));
        return (anna, again);
    }

    /// <summary>The start page leads whoever is signed in elsewhere than to the sign-in.</summary>
    private static async Task<bool> IsInAsync(Desk desk) =>
        (await desk.GetAsync(Page)).Header("Location")?.StartsWith("/sign-in", StringComparison.Ordinal) != true;
}
