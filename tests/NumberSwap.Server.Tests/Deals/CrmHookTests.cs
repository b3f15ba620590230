using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Deals.Crm;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Deals;

/// <summary>Deals come back from Bitrix24 and amoCRM: a webhook tells of them, they are fetched, and find their calls.</summary>
public sealed class CrmHookTests : IAsyncLifetime
{
    private const string Caller = "+79161234567";
    private const string ApplicationToken = "51856fefc120afa4b628cc82d3935cce";

    private readonly StoryClock clock = new();
    private LocalServer server = null!;
    private StandIn crm = null!;

    public async ValueTask InitializeAsync()
    {
        crm = await StandIn.StartAsync();
        server = new LocalServer(clock, redis: null, log: null, ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1"), ("NumberSwap:PublicUrl", StoryServers.PublicUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await crm.DisposeAsync();
    }

    [Fact]
    public async Task A_deal_of_bitrix24_is_fetched_and_has_its_call()
    {
        var (shop, hook) = await ConnectAsync("bitrix24", new { address = crm.Address + "/rest/1/abc123/", applicationToken = ApplicationToken });
        await shop.CallAsync(shop.Target, "the-call", from: Caller);
        await shop.CallAsync(shop.Target, "another", from: "+79160000000");
        Assert.Equal(2, (await shop.CallsAsync()).Count);
        clock.Advance(TimeSpan.FromMinutes(5));
        crm.Answer = (path, body) => (path, body) switch
        {
            ("/rest/1/abc123/crm.deal.get.json", "id=759") => (200, Bitrix24Deal("759", "C7:WON", "S")),
            ("/rest/1/abc123/crm.contact.get.json", "id=84") => (200, """{"result":{"ID":"84","NAME":"Ivan","PHONE":[{"ID":"1","VALUE":"no number"},{"ID":"2","VALUE":"8 (916) 123-45-67","VALUE_TYPE":"WORK"}]}}"""),
            _ => (404, "{}"),
        };

        (await SendAsync(hook, Bitrix24Event("759"))).Expect(HttpStatusCode.OK);
        (await SendAsync(hook, Bitrix24Event("759"))).Expect(HttpStatusCode.OK);
        Assert.Empty(crm.Asked);
        Assert.Equal(1, await FetchAsync());

        var deal = Assert.Single((await server.GetAsync(shop.Path + "/deals")).Expect(HttpStatusCode.OK).Json.GetProperty("deals").EnumerateArray());
        Assert.Equal(
            ("bitrix24", "759", "the-call", "phone", "won", "125000.50", "RUB", "C7:WON", "901"),
            (Text("system"), Text("externalId"), Text("callId"), Text("matchedBy"), Text("outcome"), deal.GetProperty("amount").GetRawText(), Text("currency"), Text("stage"), Text("leadId")));
        Assert.Equal("2026-11-22T09:58:00Z", Text("openedAt"));
        Assert.Equal("759", (await server.GetAsync("/v1/calls/the-call")).Expect(HttpStatusCode.OK).Json.GetProperty("deals")[0].GetProperty("externalId").GetString());
        Assert.Equal(0, (await server.GetAsync("/v1/calls/another")).Json.GetProperty("deals").GetArrayLength());
        Assert.False((await server.GetAsync("/v1/calls")).Json.GetProperty("calls")[0].TryGetProperty("deals", out _));
        Assert.Equal(0, await FetchAsync());

        // A delivery's reference betters the match.
        await server.Services.GetRequiredService<CrmRefStore>().AddAsync(new CrmRef(shop.Id, "bitrix24", CrmRef.Lead, "901", "another"), 0);
        Assert.Equal("lead", (await server.GetAsync("/v1/calls/another")).Json.GetProperty("deals")[0].GetProperty("matchedBy").GetString());

        string? Text(string name) => deal.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_crm_that_is_away_loses_no_event()
    {
        var (shop, hook) = await ConnectAsync("bitrix24", new { address = crm.Address + "/rest/1/abc123/" });
        crm.Answer = (_, _) => (503, """{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}""");
        (await SendAsync(hook, Bitrix24Event("1"))).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await FetchAsync());
        Assert.Equal(0, await FetchAsync());
        var waiting = Assert.Single((await server.GetAsync(shop.Path + "/crm")).Json.EnumerateArray());
        Assert.Equal((1, 0, "The receiver answered 503."), (waiting.GetProperty("waiting").GetInt32(), waiting.GetProperty("givenUp").GetInt32(), waiting.GetProperty("fault").GetString()));

        crm.Answer = (path, _) => path.Contains("deal.get", StringComparison.Ordinal) ? (200, Bitrix24Deal("1", "NEW", "P")) : (404, "{}");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await FetchAsync());
        Assert.Equal("open", (await server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals")[0].GetProperty("outcome").GetString());

        // Gone there: nothing is left to be done.
        crm.Answer = (_, _) => (400, """{"error":"","error_description":"Not found"}""");
        (await SendAsync(hook, Bitrix24Event("2"))).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await FetchAsync());
        Assert.Equal(0, (await server.GetAsync(shop.Path + "/crm")).Json[0].GetProperty("waiting").GetInt32());

        // Never answers: given up after some time, and said so.
        crm.Answer = (_, _) => (200, "<html>");
        (await SendAsync(hook, Bitrix24Event("3"))).Expect(HttpStatusCode.OK);
        for (var i = 0; i < 20; i++)
        {
            await FetchAsync();
            clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(1, (await server.GetAsync(shop.Path + "/crm")).Json[0].GetProperty("givenUp").GetInt32());
    }

    [Fact]
    public async Task A_deal_of_amocrm_is_known_at_once_and_its_number_is_asked_for()
    {
        var (shop, hook) = await ConnectAsync("amocrm", new { address = crm.Address, token = "long.lived.token", currency = "RUB" });
        await shop.CallAsync(shop.Target, "the-call", from: Caller);
        Assert.Single(await shop.CallsAsync());
        crm.Answer = (path, _) => path switch
        {
            "/api/v4/leads/23802129?with=contacts" => (200, """{"id":23802129,"name":"Boiler","price":1500,"status_id":142,"pipeline_id":5389528,"created_at":1795341600,"updated_at":1795341700,"closed_at":1795341700,"_embedded":{"contacts":[{"id":5,"is_main":false},{"id":6,"is_main":true}]}}"""),
            "/api/v4/contacts/6" => (200, """{"id":6,"custom_fields_values":[{"field_code":"EMAIL","values":[{"value":"a@b.c"}]},{"field_code":"PHONE","values":[{"value":"+7 916 123 45 67"}]}]}"""),
            _ => (204, ""),
        };

        (await SendAsync(hook, "leads[status][0][id]=23802129&leads[status][0][status_id]=142&leads[status][0][pipeline_id]=5389528&leads[status][0][old_status_id]=1&account[subdomain]=x")).Expect(HttpStatusCode.OK);
        var known = (await server.GetAsync(shop.Path + "/deals?outcome=won")).Json.GetProperty("deals")[0];
        Assert.Equal(("23802129", "5389528:142", "none"), (known.GetProperty("externalId").GetString(), known.GetProperty("stage").GetString(), known.GetProperty("matchedBy").GetString()));

        Assert.Equal(1, await FetchAsync());
        Assert.All(crm.Asked, asked => Assert.Equal("Bearer long.lived.token", asked.Authorization));
        var deal = (await server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals")[0];
        Assert.Equal(("the-call", Caller, "1500.00"), (deal.GetProperty("callId").GetString(), deal.GetProperty("phone").GetString(), deal.GetProperty("amount").GetRawText()));
    }

    [Fact]
    public async Task Without_a_token_amocrm_is_believed_and_not_asked()
    {
        var (shop, hook) = await ConnectAsync("amocrm", new { address = "https://company.amocrm.ru", currency = "RUB" });

        (await SendAsync(hook, "leads[add][0][id]=1&leads[add][0][name]=One&leads[add][0][status_id]=5&leads[add][0][price]=12.34&leads[add][0][last_modified]=1795341600&leads[update][1][id]=2&leads[update][1][status_id]=143&leads[update][1][updated_at]=1795341601&leads[delete][0][id]=3&contacts[add][0][id]=4&leads[add][7][id]=x")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            [("1", "open"), ("2", "lost")],
            (await server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals").EnumerateArray().Select(deal => (deal.GetProperty("externalId").GetString(), deal.GetProperty("outcome").GetString())).Order());
        Assert.Equal(0, await FetchAsync());
    }

    [Fact]
    public async Task Who_has_not_the_key_is_refused()
    {
        var (shop, hook) = await ConnectAsync("bitrix24", new { address = crm.Address + "/rest/1/abc123/", applicationToken = ApplicationToken });
        var path = hook[..hook.IndexOf('?', StringComparison.Ordinal)];
        foreach (var wrong in (string[])[path, path + "?key=", path + "?key=wrong", hook[..^1], hook.Replace(shop.Id, "nobody", StringComparison.Ordinal), hook.Replace("bitrix24", "amocrm", StringComparison.Ordinal), path + "?key=" + new string('x', 5000)])
            (await SendAsync(wrong, Bitrix24Event("1"))).ExpectProblem(403, "wrong_key");
        (await SendAsync(hook, Bitrix24Event("1").Replace(ApplicationToken, "another", StringComparison.Ordinal))).ExpectProblem(403, "wrong_key");
        (await SendAsync(hook, Bitrix24Event("1").Replace("auth[application_token]", "auth[x]", StringComparison.Ordinal))).ExpectProblem(403, "wrong_key");
        Assert.Equal(0, await FetchAsync());

        (await SendAsync(hook, Bitrix24Event("1/../../x"))).Expect(HttpStatusCode.OK);
        (await SendAsync(hook, "event=ONCRMDEALDELETE&data[FIELDS][ID]=1&auth[application_token]=" + ApplicationToken)).Expect(HttpStatusCode.OK);
        (await server.PostAsync(hook, new { @event = "ONCRMDEALADD" }, key: null)).ExpectProblem(400, "malformed_form");
        (await SendAsync(hook, "x=" + new string('y', 600 * 1024))).ExpectProblem(413, "too_large");
        Assert.Equal(0, await FetchAsync());

        var renewed = (await server.PostAsync(shop.Path + "/crm/bitrix24/secret", new { })).Expect(HttpStatusCode.OK).Json.GetProperty("webhook").GetString()!;
        (await SendAsync(hook, Bitrix24Event("1"))).ExpectProblem(403, "wrong_key");
        (await SendAsync(Local(renewed), Bitrix24Event("1"))).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await FetchAsync());
        (await server.DeleteAsync(shop.Path + "/crm/bitrix24")).Expect(HttpStatusCode.NoContent);
        (await SendAsync(Local(renewed), Bitrix24Event("1"))).ExpectProblem(403, "wrong_key");
    }

    [Fact]
    public async Task What_a_crm_is_reached_with_is_shown_to_nobody_and_stored_unreadable()
    {
        var (shop, hook) = await ConnectAsync("bitrix24", new { address = crm.Address + "/rest/1/abc123secret/", applicationToken = ApplicationToken });
        Assert.Null((await server.PutAsync(shop.Path + "/crm/bitrix24", new { address = crm.Address + "/rest/1/abc123secret/", applicationToken = ApplicationToken })).Expect(HttpStatusCode.OK).Json.GetProperty("webhook").GetString());

        var shown = (await server.GetAsync(shop.Path + "/crm")).Text + (await server.GetAsync("/v1/audit?site=" + shop.Id)).Text;
        Assert.Contains("crm.set", shown, StringComparison.Ordinal);
        string[] secrets = ["abc123secret", ApplicationToken, hook[(hook.IndexOf("key=", StringComparison.Ordinal) + 4)..]];
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(server.Folder.Path, "numberswap.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(stream, Encoding.Latin1);
            var stored = await text.ReadToEndAsync();
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_portal_within_this_network_is_not_asked()
    {
        await using var closed = new LocalServer(clock);
        var shop = await Shop.OpenAsync(closed);
        var hook = Local((await closed.PutAsync(shop.Path + "/crm/bitrix24", new { address = crm.Address + "/rest/1/abc123/" })).Expect(HttpStatusCode.OK).Json.GetProperty("webhook").GetString()!);
        (await closed.Http.AskAsync(HttpMethod.Post, hook, Form(Bitrix24Event("1")))).Expect(HttpStatusCode.OK);

        await closed.Services.GetRequiredService<CrmFetcher>().RunAsync(default);

        Assert.Empty(crm.Asked);
        Assert.StartsWith("The host has no public address", (await closed.GetAsync(shop.Path + "/crm")).Json[0].GetProperty("fault").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bitrix24", "{}", "address")]
    [InlineData("bitrix24", """{"address":"ftp://portal.example/rest/1/a/"}""", "address")]
    [InlineData("bitrix24", """{"address":"https://portal.example/"}""", "address")]
    [InlineData("bitrix24", """{"address":"https://user:pass@portal.example/rest/1/a/"}""", "address")]
    [InlineData("bitrix24", """{"address":"https://portal.example/rest/1/a/","applicationToken":"with space"}""", "applicationToken")]
    [InlineData("amocrm", """{"address":"https://x.amocrm.ru"}""", "currency")]
    [InlineData("amocrm", """{"address":"https://x.amocrm.ru/api","currency":"RUB"}""", "address")]
    [InlineData("amocrm", """{"address":"https://x.amocrm.ru","currency":"money"}""", "currency")]
    public async Task Wrong_settings_are_refused(string system, string body, string field)
    {
        var shop = await Shop.OpenAsync(server);
        (await server.PutAsync($"{shop.Path}/crm/{system}", new StringContent(body, Encoding.UTF8, "application/json"))).ExpectProblem(400, "invalid", field);
        (await server.PutAsync($"{shop.Path}/crm/pigeon", new { })).ExpectProblem(404, "unknown_system", "system");
        (await server.PostAsync($"{shop.Path}/crm/{system}/secret", new { })).ExpectProblem(404, "not_found");
    }

    private async Task<(Shop Shop, string Hook)> ConnectAsync(string system, object settings)
    {
        var shop = await Shop.OpenAsync(server);
        var webhook = (await server.PutAsync($"{shop.Path}/crm/{system}", settings)).Expect(HttpStatusCode.OK).Json.GetProperty("webhook").GetString()!;
        Assert.StartsWith($"{StoryServers.PublicUrl}/v1/hooks/{system}/{shop.Id}?key=", webhook, StringComparison.Ordinal);
        return (shop, Local(webhook));
    }

    private Task<int> FetchAsync() => server.Services.GetRequiredService<CrmFetcher>().RunAsync(default);

    private Task<Answer> SendAsync(string hook, string form) => server.Http.AskAsync(HttpMethod.Post, hook, Form(form));

    private static string Local(string webhook) => new Uri(webhook).PathAndQuery;

    private static StringContent Form(string form) => new(form.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal), Encoding.UTF8, "application/x-www-form-urlencoded");

    private static string Bitrix24Event(string id) =>
        $"event=ONCRMDEALUPDATE&event_handler_id=201&data[FIELDS][ID]={id}&ts=1736405807&auth[domain]=some.bitrix24.com&auth[application_token]={ApplicationToken}";

    private static string Bitrix24Deal(string id, string stage, string semantic) =>
        $$$"""
        {"result":{"ID":"{{{id}}}","TITLE":"Boiler","STAGE_ID":"{{{stage}}}","STAGE_SEMANTIC_ID":"{{{semantic}}}","OPPORTUNITY":"125000.50","CURRENCY_ID":"RUB","LEAD_ID":"901",
        "CONTACT_ID":"84","COMPANY_ID":"0","DATE_CREATE":"2026-11-22T12:58:00+03:00","DATE_MODIFY":"2026-11-22T13:04:00+03:00","CLOSEDATE":"2026-11-29T03:00:00+03:00","CLOSED":"Y"},"time":{}}
        """;
}
