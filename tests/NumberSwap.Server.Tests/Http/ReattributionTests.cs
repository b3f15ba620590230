using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Calls are attributed again when late facts arrive; what was said at the ring is kept.</summary>
public sealed class ReattributionTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Caller = "+79161234567";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_heartbeat_after_the_ring_says_whose_page_was_open(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var reader = await shop.VisitAsync("?utm_source=yandex");
        var gone = await shop.VisitAsync("?utm_source=google");
        servers.ClockOf(state).Advance(TimeSpan.FromSeconds(80));

        var ring = await shop.CallAsync(reader.Number);
        Assert.Equal("none", ring.Level);
        servers.ClockOf(state).Advance(TimeSpan.FromSeconds(25));
        await shop.VisitAsync("", reader);
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(2));
        var call = await AttributeAgainAsync(shop, state, ring.Id!);

        Assert.Equal(("session", reader.Session), (Text(call, "match"), call.GetProperty("session").GetProperty("id").GetString()));
        Assert.InRange(call.GetProperty("probability").GetDouble(), 0.6, 0.999);
        Assert.Equal(gone.Session, call.GetProperty("candidates")[1].GetProperty("session").GetString());
        Assert.Equal(["open"], call.GetProperty("candidates")[0].GetProperty("evidence").EnumerateArray().Select(word => word.GetString()!));
        Assert.Equal(2, call.GetProperty("version").GetInt32());
        Assert.Equal(("none", 0d), (Text(call.GetProperty("atRing"), "match"), call.GetProperty("atRing").GetProperty("probability").GetDouble()));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_form_with_the_callers_phone_decides(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var wrote = await shop.VisitAsync("?utm_source=yandex");
        servers.ClockOf(state).Advance(TimeSpan.FromHours(3));
        var stranger = await shop.VisitAsync("?utm_source=google");
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(20));

        var ring = await shop.CallAsync(stranger.Number, from: Caller);
        Assert.Equal(stranger.Session, ring.Session?.Id);
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = wrote.Session, phone = "8 916 123-45-67" })).Expect(HttpStatusCode.OK);
        var call = await AttributeAgainAsync(shop, state, ring.Id!);

        Assert.Equal(wrote.Session, call.GetProperty("session").GetProperty("id").GetString());
        Assert.Contains("form", call.GetProperty("candidates")[0].GetProperty("evidence").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(stranger.Session, call.GetProperty("atRing").GetProperty("session").GetString());
        Assert.Single(await shop.CallsAsync("&source=yandex"));
        Assert.Empty(await shop.CallsAsync("&source=google"));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Who_called_before_is_known_when_the_number_has_gone_on(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var known = await shop.VisitAsync("?utm_source=yandex");
        var first = await shop.CallAsync(known.Number, from: Caller);
        Assert.Equal(known.Session, first.Session?.Id);
        servers.ClockOf(state).Advance(TimeSpan.FromHours(5));
        var stranger = await shop.VisitAsync("?utm_source=google");
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(30));

        var second = await shop.CallAsync(stranger.Number, from: Caller);
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(2));
        var call = await AttributeAgainAsync(shop, state, second.Id!);

        Assert.Equal(known.Session, call.GetProperty("candidates")[0].GetProperty("session").GetString());
        Assert.Contains("caller", call.GetProperty("candidates")[0].GetProperty("evidence").EnumerateArray().Select(word => word.GetString()));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task What_nothing_new_is_known_of_stays_as_it_was(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        var ring = await shop.CallAsync((await shop.VisitAsync("?utm_source=yandex")).Number);
        foreach (var later in (double[])[0.05, 1, 24, 24])
        {
            servers.ClockOf(state).Advance(TimeSpan.FromHours(later));
            await AttributeAgainAsync(shop, state, ring.Id!);
        }

        var call = await AttributeAgainAsync(shop, state, ring.Id!);
        Assert.Equal(1, call.GetProperty("version").GetInt32());
        Assert.Equal(ring.Probability, call.GetProperty("probability").GetDouble());
        Assert.Equal(Text(call, "match"), Text(call.GetProperty("atRing"), "match"));
    }

    [Fact]
    public async Task A_lead_that_says_nothing_is_refused()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var other = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();

        (await LeadAsync(new { site = shop.Id, session = "nosuchsession", phone = Caller })).ExpectProblem(404, "not_found");
        (await LeadAsync(new { site = other.Id, session = visit.Session, phone = Caller })).ExpectProblem(404, "not_found");
        (await LeadAsync(new { site = shop.Id, session = visit.Session, phone = "call me" })).ExpectProblem(400, "invalid");
        (await LeadAsync(new { site = shop.Id, session = "'; --", phone = Caller })).ExpectProblem(400, "invalid");
        (await LeadAsync(new { session = visit.Session, phone = Caller })).ExpectProblem(400, "invalid");
        var foreign = await other.AddKeyAsync("calls");
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = visit.Session, phone = Caller }, foreign)).ExpectProblem(404, "not_found");

        Task<Answer> LeadAsync(object lead) => shop.Server.PostAsync("/v1/leads", lead);
    }

    [Fact]
    public async Task A_site_is_taught_by_its_own_calls_and_the_lesson_takes_effect_everywhere_at_once()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        var pool = await shop.AddPoolAsync(50);
        for (var i = 0; i < 40; i++)
            await shop.CallAsync((await shop.VisitAsync("?utm_source=yandex")).Number);
        await shop.CallsAsync();

        var models = servers.Of(HotState.Embedded).Services.GetRequiredService<SiteModels>();
        var before = models.Of(shop.Id, Now());
        await servers.Of(HotState.Embedded).Services.GetRequiredService<ModelTeacher>().TeachAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, models.Of(shop.Id, Now()));
        clock.Advance(TimeSpan.FromMinutes(10));
        var taught = models.Of(shop.Id, Now());
        Assert.Equal(40, taught.Calls);
        Assert.InRange(taught.Delay.OnPage, before.Delay.OnPage + 0.02, 1);
        Assert.Equal(1 / 86_400_000d, taught.VisitsOf(pool.Id)!.Value, 1e-12);

        long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>The call as it is shown after what is due was attributed again.</summary>
    private async Task<JsonElement> AttributeAgainAsync(Shop shop, HotState state, string call)
    {
        await shop.CallsAsync();
        await servers.Of(state).Services.GetRequiredService<Reattributor>().RunAsync(TestContext.Current.CancellationToken);
        return (await shop.Server.GetAsync("/v1/calls/" + call)).Expect(HttpStatusCode.OK).Json;
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
