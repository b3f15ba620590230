using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>What Google Analytics is told of calls, and what it is not.</summary>
public sealed class GoogleAnalyticsTests : IAsyncLifetime
{
    private const string Client = "1234567890.1700000000";

    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private GoogleAnalyticsStandIn google = null!;
    private Outlet outlet = null!;

    public GoogleAnalyticsTests() => server = new LocalServer(clock, redis: null, log: null, Outlet.AllowThisMachine);

    public async ValueTask InitializeAsync()
    {
        google = await GoogleAnalyticsStandIn.StartAsync(clock.GetUtcNow);
        outlet = await Outlet.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await google.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_an_event_of_the_browser_that_it_came_from()
    {
        var id = await AddAsync(new { value = 12.5, currency = "EUR", adUserData = "granted", adPersonalization = "denied" });
        var visit = await outlet.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly", new { ga = Client, ga_session = "1700000123" });
        var call = await outlet.CallAsync(visit);

        var delivery = (await outlet.HasAsync(id, "delivered", 1))[0];
        var body = Assert.Single(google.Accepted);
        var told = body.GetProperty("events")[0];
        Assert.Equal(Client, body.GetProperty("client_id").GetString());
        Assert.Equal(("GRANTED", "DENIED"), (body.GetProperty("consent").GetProperty("ad_user_data").GetString(), body.GetProperty("consent").GetProperty("ad_personalization").GetString()));
        Assert.Equal(("phone_call", clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000), (told.GetProperty("name").GetString(), told.GetProperty("timestamp_micros").GetInt64()));
        var parameters = told.GetProperty("params");
        Assert.Equal(["1700000123", call, "session", "yandex", "cpc", "kotly", "EUR"], new[] { "session_id", "call_id", "match", "source", "medium", "campaign", "currency" }.Select(name => parameters.GetProperty(name).GetString()));
        Assert.Equal([95_000, 95, 1, 7, 12.5], new[] { "engagement_time_msec", "talk_seconds", "target_call", "ring_seconds", "value" }.Select(name => parameters.GetProperty(name).GetDouble()));
        Assert.InRange(parameters.GetProperty("probability").GetDouble(), 0.5, 1);
        Assert.DoesNotContain("7916", body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(GoogleAnalyticsStandIn.Secret), await outlet.LogAsync(id, delivery), StringComparison.Ordinal);
        Assert.DoesNotContain("very", await outlet.LogAsync(id, delivery), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beginnings_and_missed_calls_have_their_own_names()
    {
        var id = await AddAsync(new { ringingEvent = "ring", missedEvent = "lost" }, "call.ringing", "call.missed", "call.attributed");
        var visit = await outlet.VisitAsync("", new { ga = Client });
        var call = await outlet.CallAsync(visit, "ringing");
        await outlet.HasAsync(id, "delivered", 2);
        await outlet.CallAsync(visit, "missed", id: call);

        var told = await outlet.HasAsync(id, "delivered", 3);
        Assert.Equal(["lost", "ring"], google.Events.Select(one => one.GetProperty("name").GetString()).Order());
        Assert.Single(told, delivery => delivery.Error().Contains("when it has ended", StringComparison.Ordinal));
        Assert.Empty(google.Dropped);
    }

    [Fact]
    public async Task Visits_without_an_id_are_left_out_unless_one_is_made_up()
    {
        var skipping = await AddAsync(new { });
        var making = await AddAsync(new { withoutClientId = "makeUp" });
        var visit = await outlet.VisitAsync("", new { ga = "=cmd|' /C calc'!A0" });
        await outlet.CallAsync(visit);
        await outlet.CallAsync(visit);

        Assert.All(await outlet.HasAsync(skipping, "delivered", 2), delivery => Assert.Contains("client_id", delivery.Error(), StringComparison.Ordinal));
        await outlet.HasAsync(making, "delivered", 2);
        Assert.Equal(2, google.Events.Count());
        Assert.Matches("^[0-9]+\\.[0-9]+$", Assert.Single(google.Accepted.Select(body => body.GetProperty("client_id").GetString()!).Distinct()));
        Assert.Empty(google.Dropped);
    }

    [Fact]
    public async Task Uncertain_and_short_calls_are_left_out()
    {
        var sure = await AddAsync(new { minProbability = 1 });
        var target = await AddAsync(new { calls = "target" });
        await outlet.CallAsync(await outlet.VisitAsync("", new { ga = Client }), talk: 29);

        Assert.Contains("minProbability", (await outlet.HasAsync(sure, "delivered", 1))[0].Error(), StringComparison.Ordinal);
        Assert.Contains("no target call", (await outlet.HasAsync(target, "delivered", 1))[0].Error(), StringComparison.Ordinal);
        Assert.Empty(google.Accepted);
    }

    [Fact]
    public async Task Many_calls_of_a_browser_go_together_within_the_limits()
    {
        var id = await AddAsync(new { });
        await outlet.SetStateAsync(id, "paused");
        var words = new string('я', 200) + "\ud83d\ude00";
        var long1 = await outlet.VisitAsync($"?utm_source=y&utm_medium=cpc&utm_campaign={words}&utm_term={words}&utm_content={words}", new { ga = Client });
        var other = await outlet.VisitAsync("?utm_source=x", new { ga = "5.6" });
        for (var i = 0; i < 30; i++)
            await outlet.CallAsync(long1, id: $"{i.ToString(CultureInfo.InvariantCulture)}-{new string('c', 120)}");
        await outlet.CallAsync(other);

        await outlet.ResumeAsync(id, 31);
        await outlet.HasAsync(id, "delivered", 31);
        Assert.Empty(google.Dropped);
        Assert.Equal(31, google.Events.Count());
        Assert.InRange(google.Accepted.Count, 3, 5);
        Assert.Equal(["5.6", Client], google.Accepted.Select(body => body.GetProperty("client_id").GetString()).Distinct().Order().Reverse());
    }

    [Fact]
    public async Task After_72_hours_it_is_refused_for_good()
    {
        var id = await AddAsync(new { });
        await outlet.SetStateAsync(id, "paused");
        await outlet.CallAsync(await outlet.VisitAsync("", new { ga = Client }));
        clock.Advance(TimeSpan.FromHours(72) + TimeSpan.FromSeconds(1));
        await outlet.ResumeAsync(id, 1);

        Assert.Contains("72 hours", (await outlet.HasAsync(id, "parked", 1))[0].Error(), StringComparison.Ordinal);
        Assert.Empty(google.Paths);
    }

    [Theory]
    [InlineData(503, "pending")]
    [InlineData(400, "parked")]
    [InlineData(413, "parked")]
    public async Task What_is_no_success_is_tried_again_or_given_up(int status, string state)
    {
        google.Status = status;
        var id = await AddAsync(new { });
        await outlet.CallAsync(await outlet.VisitAsync("", new { ga = Client }));

        await Wait.UntilAsync("it is attempted", async () => (await outlet.DeliveriesAsync(id, "?state=" + state)) is [var one] && one.Error().Contains(status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_asks_the_validation_server()
    {
        var id = await AddAsync(new { });
        var told = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK);
        Assert.True(told.Json.GetProperty("arrived").GetBoolean(), told.Text);
        Assert.Equal(["/debug/mp/collect"], google.Paths);
        Assert.Empty(google.Accepted);
        Assert.DoesNotContain("very", told.Text, StringComparison.Ordinal);

        google.Complaint = "Event name is no good";
        var refused = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK).Json;
        Assert.False(refused.GetProperty("arrived").GetBoolean());
        Assert.Contains("Event name is no good", refused.GetProperty("attempt").Error(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_work_is_refused_when_it_is_entered()
    {
        var secrets = new { apiSecret = GoogleAnalyticsStandIn.Secret };
        foreach (var name in new[] { "", "1call", "session_start", "ga_call", "google_call", "_call", "звонок", "a b", new string('a', 41) })
            await RefusesAsync("settings.completedEvent", new { measurementId = "G-A1", completedEvent = name }, secrets);
        foreach (var measurement in new[] { null, "", "UA-1-1", "G-", "G-A&api_secret=x" })
            await RefusesAsync("settings.measurementId", new { measurementId = measurement }, secrets);
        await RefusesAsync("settings.region", new { measurementId = "G-A1", region = "mars" }, secrets);
        await RefusesAsync("settings.calls", new { measurementId = "G-A1", calls = "some" }, secrets);
        await RefusesAsync("settings.minProbability", new { measurementId = "G-A1", minProbability = 1.1 }, secrets);
        await RefusesAsync("settings.minProbability", new { measurementId = "G-A1", minProbability = "much" }, secrets);
        await RefusesAsync("settings.withoutClientId", new { measurementId = "G-A1", withoutClientId = "guess" }, secrets);
        await RefusesAsync("settings.value", new { measurementId = "G-A1", value = -1, currency = "RUB" }, secrets);
        await RefusesAsync("settings.currency", new { measurementId = "G-A1", value = 1 }, secrets);
        await RefusesAsync("settings.adUserData", new { measurementId = "G-A1", adUserData = "yes" }, secrets);
        await RefusesAsync("settings.adPersonalization", new { measurementId = "G-A1", adPersonalization = "yes" }, secrets);
        await RefusesAsync("settings.url", new { measurementId = "G-A1", url = "http://tags.example.com/" }, secrets);
        await RefusesAsync("settings.url", new { measurementId = "G-A1", url = "http://10.0.0.1/" }, secrets);
        await RefusesAsync("settings.url", new { measurementId = "G-A1", url = "https://tags.example.com/?a=b" }, secrets);
        await RefusesAsync("settings.mesurementId", new { mesurementId = "G-A1" }, secrets);
        await RefusesAsync("settings", new[] { 1 }, secrets);
        await RefusesAsync("settings.measurementId", null, secrets);
        await RefusesAsync("secrets.apiSecret", new { measurementId = "G-A1" }, null);
        await RefusesAsync("secrets.apiSecret", new { measurementId = "G-A1" }, new { apiSecret = "with space" });
        await RefusesAsync("secrets.apiKey", new { measurementId = "G-A1" }, new { apiKey = "x" });

        async Task RefusesAsync(string field, object? settings, object? entered) =>
            (await server.PostAsync(outlet.Path, new { kind = "ga4", name = "GA", settings, secrets = entered })).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task The_secret_stays_when_only_settings_change_and_is_never_shown()
    {
        var id = await AddAsync(new { });
        var changed = await server.PatchAsync($"{outlet.Path}/{id}", new { settings = new { measurementId = GoogleAnalyticsStandIn.MeasurementId, url = google.Url, completedEvent = "ring_ring" } });
        changed.Expect(HttpStatusCode.OK);
        await outlet.CallAsync(await outlet.VisitAsync("", new { ga = Client }));
        await outlet.HasAsync(id, "delivered", 1);

        Assert.Equal("ring_ring", Assert.Single(google.Events).GetProperty("name").GetString());
        foreach (var text in new[] { changed.Text, (await server.GetAsync(outlet.Path)).Text, (await server.GetAsync("/v1/audit")).Text })
            Assert.DoesNotContain("very", text, StringComparison.Ordinal);
    }

    private Task<string> AddAsync(object settings, params string[] events)
    {
        var whole = JsonSerializer.SerializeToNode(settings)!.AsObject();
        whole["measurementId"] = GoogleAnalyticsStandIn.MeasurementId;
        whole["url"] = google.Url;
        return outlet.AddAsync("ga4", whole, new { apiSecret = GoogleAnalyticsStandIn.Secret }, events);
    }
}
