using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>That there is a lead, told to who asked for it: as calls are, through the outbox.</summary>
public sealed class LeadEventTests : IAsyncLifetime
{
    private const string Phone = "+79161234567";

    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private Receiver receiver = null!;
    private Outlet outlet = null!;
    private int status = 200;

    public LeadEventTests() => server = new LocalServer(clock, redis: null, log: null, Outlet.AllowThisMachine);

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.AnsweringAsync(() => status);
        outlet = await Outlet.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_lead_arrives_signed_and_once()
    {
        var (id, secret) = await outlet.AddWebhookAsync(receiver.Url + "/leads", "lead.created");
        var visit = await outlet.Shop.VisitAsync("?utm_source=yandex&utm_campaign=kotly");
        var lead = await LeadAsync(new { session = visit.Session, phone = Phone, name = "Анна", externalId = "17", consent = true });
        await receiver.HasAsync(1);

        // What changes is no new lead, and calls were not asked for.
        await LeadAsync(new { externalId = "17", phone = Phone, message = "Hello" });
        await outlet.CallAsync();
        await SettledAsync(id);
        var got = Assert.Single(receiver.All);
        Assert.Equal(("lead.created", outlet.Shop.Id, "/leads", 1), (got.Type, got.Json.GetProperty("site").GetString(), got.Path, WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], secret, got.Body)));
        Assert.Equal(JsonSerializer.Serialize(lead), JsonSerializer.Serialize(got.Json.GetProperty("lead")));
        Assert.False(got.Json.TryGetProperty("call", out _));
        Assert.Equal(("yandex", "kotly"), (Told(got, "source"), Told(got, "campaign")));
    }

    [Fact]
    public async Task A_wish_to_be_called_back_is_a_lead_of_its_kind()
    {
        await outlet.AddWebhookAsync(receiver.Url, "lead.created");
        (await server.PatchAsync(outlet.Shop.Path, new { settings = new { leads = new { callback = true } } })).Expect(HttpStatusCode.OK);
        var sent = await server.PostAsync(
            "/v1/forms", JsonSerializer.Serialize(new { site = outlet.Shop.Key, kind = "callback", phone = Phone, consent = true }), key: null, ("Origin", "https://" + Shop.Domain));
        await receiver.HasAsync(1);
        Assert.Equal(("callback", Phone), (Told(receiver.All[0], "kind"), Told(receiver.All[0], "phone")));
        Assert.Equal(sent.Expect(HttpStatusCode.OK).Json.GetProperty("callBy").GetDateTime(), receiver.All[0].Json.GetProperty("lead").GetProperty("callBy").GetDateTime());
    }

    [Fact]
    public async Task What_does_not_arrive_is_attempted_again_and_retried_by_hand()
    {
        status = 500;
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "lead.created");
        var lead = (await LeadAsync(new { phone = Phone })).GetProperty("id").GetString();
        await receiver.HasAsync(1);
        await Wait.UntilAsync("the failure is written down", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 1);
        var waiting = Assert.Single(await outlet.DeliveriesAsync(id, "?state=pending"));
        Assert.Equal(("lead.created", lead, JsonValueKind.Null), (waiting.GetProperty("type").GetString(), waiting.GetProperty("lead").GetString(), waiting.GetProperty("call").ValueKind));

        status = 200;
        (await server.PostAsync($"{outlet.Path}/{id}/deliveries/{waiting.GetProperty("id").GetString()}/retry", new { })).Expect(HttpStatusCode.OK);
        await receiver.HasAsync(2);
        await SettledAsync(id);
        Assert.Equal(receiver.All[0].EventId, receiver.All[1].EventId);
        var page = (await (await outlet.Shop.SignInAsync()).GetAsync($"/sites/{outlet.Shop.Id}/destinations/{id}/deliveries/{waiting.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains($"/leads/{lead}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_leads_are_sent_side_by_side()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "lead.created");
        await outlet.SetStateAsync(id, "paused");
        for (var i = 0; i < 30; i++)
            await LeadAsync(new { phone = "+791600000" + (10 + i) });
        Assert.Empty(receiver.All);
        await outlet.SetStateAsync(id, "active");
        await receiver.HasAsync(30);
        await SettledAsync(id);
        Assert.Equal(30, receiver.All.Select(got => Told(got, "phone")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Who_is_to_be_forgotten_is_forgotten_in_the_log_too()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "lead.created");
        var lead = await LeadAsync(new { phone = Phone, name = "Anna" });
        await LeadAsync(new { phone = "+79160000000" });
        await receiver.HasAsync(2);
        await SettledAsync(id);
        var removed = (await server.PostAsync(outlet.Shop.Path + "/erasures", new { phone = Phone })).Expect(HttpStatusCode.OK).Json.GetProperty("removed").EnumerateArray()
            .ToDictionary(one => one.GetProperty("what").GetString()!, one => one.GetProperty("count").GetInt32(), StringComparer.Ordinal);
        Assert.Equal((1, 1), (removed["leads"], removed["leadEvents"]));
        Assert.NotEqual(lead.GetProperty("id").GetString(), Assert.Single(await outlet.DeliveriesAsync(id)).GetProperty("lead").GetString());
    }

    [Fact]
    public async Task Without_consent_nobody_is_told_who_it_was()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "lead.created");
        await LeadAsync(new { phone = Phone, name = "Anna", consent = false });
        await receiver.HasAsync(1);
        Assert.DoesNotContain("4567", receiver.All[0].Body, StringComparison.Ordinal);

        // Taken back before it arrived: it does not.
        await SettledAsync(id);
        await outlet.SetStateAsync(id, "paused");
        await LeadAsync(new { phone = Phone, externalId = "9", consent = true });
        await LeadAsync(new { phone = Phone, externalId = "9", consent = false });
        await outlet.SetStateAsync(id, "active");
        await LeadAsync(new { phone = "+79160000000" });
        await receiver.HasAsync(2);
        await SettledAsync(id);
        Assert.Equal("+79160000000", Told(receiver.All[1], "phone"));
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task Only_webhooks_are_told_of_leads_and_only_those_that_ask()
    {
        await outlet.AddWebhookAsync(receiver.Url + "/calls");
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url + "/leads", "lead.created");
        (await server.PostAsync(outlet.Path, new { kind = "ga4", name = "GA", settings = new { measurementId = "G-ABCDEF1234" }, secrets = new { apiSecret = "x" }, events = new[] { "lead.created" } }))
            .ExpectProblem(400, "invalid", "events");
        var test = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK).Json;
        Assert.True(test.GetProperty("arrived").GetBoolean());
        Assert.Equal("lead.created", Assert.Single(receiver.All).Type);
        await LeadAsync(new { phone = Phone });
        await receiver.HasAsync(2);
        await SettledAsync(id);
        Assert.All(receiver.All, got => Assert.Equal("/leads", got.Path));
    }

    private async Task<JsonElement> LeadAsync(object fields)
    {
        var body = JsonSerializer.SerializeToNode(fields)!.AsObject();
        body["site"] = outlet.Shop.Id;
        var made = (await server.PostAsync("/v1/leads", body)).Expect(HttpStatusCode.OK).Json;
        return (await server.GetAsync($"{outlet.Shop.Path}/leads/{made.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).Json.GetProperty("lead");
    }

    private Task SettledAsync(string id) => Wait.UntilAsync("all is delivered", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 0);

    private static string? Told(Receiver.Received got, string field) => got.Json.GetProperty("lead").GetProperty(field).GetString();
}
