using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>Calls in a Bitrix24, which a stand-in written from its documentation plays.</summary>
public sealed class Bitrix24Tests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly Bitrix24StandIn portal;
    private CrmStory story = null!;

    public Bitrix24Tests() => portal = new Bitrix24StandIn(clock);

    private object Webhook => new { webhook = portal.Url + Bitrix24StandIn.WebhookPath + "/" };

    private static object App => new { clientId = "local.1", clientSecret = Bitrix24StandIn.ClientSecret, refreshToken = Bitrix24StandIn.FirstRefresh };

    public async ValueTask InitializeAsync()
    {
        await portal.StartAsync();
        story = await CrmStory.OpenAsync(clock);
    }

    public async ValueTask DisposeAsync()
    {
        await story.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_call_becomes_a_lead_with_its_source_and_a_call_in_the_telephony()
    {
        await AddAppAsync(new { language = "ru", assignedTo = 7, user = 1269 });
        var number = await story.VisitAsync();
        var caller = CrmStory.NewCaller();

        var call = Shop.NewCallId();
        await story.ReportAsync(call, number, "ringing", caller);
        await story.SettledAsync();
        var lead = Assert.Single(portal.Leads);
        Assert.Equal(1, portal.Registered);
        Assert.Empty(portal.Calls);
        await story.ReportAsync(call, number, "completed", caller, talk: 95, recording: "https://records.example/1.wav");
        await story.SettledAsync();
        await story.ReportAsync(call, number, "completed", caller, talk: 95);
        await story.SettledAsync();

        Assert.Single(portal.Leads);
        Assert.Equal(
            ("yandex", "cpc", "spring", "plumber", "CALL", "7"),
            (Text(lead, "UTM_SOURCE"), Text(lead, "UTM_MEDIUM"), Text(lead, "UTM_CAMPAIGN"), Text(lead, "UTM_TERM"), Text(lead, "SOURCE_ID"), Text(lead, "ASSIGNED_BY_ID")));
        Assert.Equal(caller, lead["PHONE"]![0]!["VALUE"]!.GetValue<string>());
        Assert.Equal($"Звонок: {caller}, 22.11.2026 10:00:00", Text(lead, "TITLE"));
        Assert.Contains("yandex / cpc, кампания «spring»", Text(lead, "SOURCE_DESCRIPTION"), StringComparison.Ordinal);
        Assert.Contains($"https://calls.example/sites/{story.Shop.Id}/calls/{call}", Text(lead, "COMMENTS"), StringComparison.Ordinal);
        Assert.Contains('%', Text(lead, "COMMENTS"));
        var finished = Assert.Single(portal.Calls);
        Assert.Equal(
            (caller, "95", "200", "LEAD", Text(lead, "ID"), number, Text(lead, "ORIGIN_ID")),
            (Text(finished, "PHONE_NUMBER"), Text(finished, "DURATION"), Text(finished, "STATUS_CODE"), Text(finished, "CRM_ENTITY_TYPE"), Text(finished, "CRM_ENTITY_ID"), Text(finished, "LINE_NUMBER"), Text(finished, "EXTERNAL_CALL_ID")));
        var record = Assert.Single(portal.Records);
        Assert.Equal(("call.wav", "https://records.example/1.wav"), (Text(record, "FILENAME"), Text(record, "RECORD_URL")));
        Assert.Equal(call, await story.Server.Services.GetRequiredService<CrmRefStore>().FindAsync(story.Shop.Id, "bitrix24", "lead", Text(lead, "ID")));
    }

    [Fact]
    public async Task A_webhook_makes_leads_alone()
    {
        await story.AddAsync("bitrix24", new { }, Webhook);
        await story.CallAsync(CrmStory.NewCaller(), missed: true);

        Assert.Single(portal.Leads);
        Assert.Equal("Source unknown", Text(portal.Leads[0], "SOURCE_DESCRIPTION"));
        Assert.Equal(["crm.lead.list", "crm.lead.add"], portal.Asked);
    }

    [Fact]
    public async Task A_missed_call_is_finished_as_missed_and_a_withheld_caller_gets_a_lead_without_a_number()
    {
        await AddAppAsync(new { user = 1269 });
        await story.CallAsync(CrmStory.NewCaller(), missed: true);
        Assert.Equal(("304", "0"), (Text(portal.Calls[0], "STATUS_CODE"), Text(portal.Calls[0], "DURATION")));

        var withheld = await story.CallAsync(null);
        Assert.Equal(2, portal.Leads.Count);
        Assert.Null(portal.Leads[1]["PHONE"]);
        Assert.Single(portal.Calls);
        Assert.Contains("is withheld", await story.LogOfAsync(withheld), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_calls_again_makes_no_second_lead_for_thirty_days()
    {
        await AddAppAsync(new { extension = "200" });
        var caller = CrmStory.NewCaller();
        await story.CallAsync(caller);
        clock.Advance(TimeSpan.FromDays(29));
        var again = await story.CallAsync(caller);
        Assert.Single(portal.Leads);
        Assert.Equal(2, portal.Calls.Count);
        // The portal knows by the number whose call it is.
        Assert.Null(portal.Calls[1]["CRM_ENTITY_TYPE"]);
        Assert.Contains("has lead " + Text(portal.Leads[0], "ID"), await story.LogOfAsync(again), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(31));
        await story.CallAsync(caller);
        Assert.Equal(2, portal.Leads.Count);
    }

    [Theory]
    [InlineData("all", 3)]
    [InlineData("newCallers", 1)]
    [InlineData("answered", 2)]
    [InlineData("target", 1)]
    public async Task The_setting_says_which_calls_get_a_lead(string leads, int expected)
    {
        await story.AddAsync("bitrix24", new { leads }, Webhook);
        (await story.Server.PatchAsync(story.Shop.Path + "/target-rule", new { firstInDays = 0 })).Expect(HttpStatusCode.OK);
        var caller = CrmStory.NewCaller();
        await story.CallAsync(caller, missed: true);
        clock.Advance(TimeSpan.FromMinutes(5));
        var brief = Shop.NewCallId();
        await story.ReportAsync(brief, (await story.Server.GetAsync(story.Shop.Path + "/pools")).Json[0].GetProperty("numbers")[0].GetString()!, "completed", caller, talk: 29);
        await story.SettledAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        await story.CallAsync(caller);

        Assert.Equal(expected, portal.Leads.Count);
    }

    [Theory]
    [InlineData("crm.lead.add")]
    [InlineData("crm.lead.list")]
    [InlineData("telephony.externalCall.register")]
    [InlineData("telephony.externalCall.finish")]
    [InlineData("telephony.externalCall.attachRecord")]
    public async Task An_answer_that_is_lost_makes_nothing_twice(string method)
    {
        await AddAppAsync(new { user = 1269 });
        portal.LoseAnswersOf(method, 2);
        await story.CallAsync(CrmStory.NewCaller(), recording: "https://records.example/1.mp3");
        await story.DeliverAllAsync(TimeSpan.FromSeconds(70));

        Assert.Single(portal.Leads);
        Assert.Single(portal.Calls);
        Assert.Equal(1, portal.Registered);
    }

    [Fact]
    public async Task Events_come_to_the_same_in_every_order_and_however_often()
    {
        await AddAppAsync(new { user = 1269 });
        await story.Outlet.SetStateAsync(story.Destination, "paused");
        foreach (var order in Permutations.Of(3))
        {
            var number = await story.VisitAsync();
            var (call, caller) = (Shop.NewCallId(), CrmStory.NewCaller());
            var (leads, calls) = (portal.Leads.Count, portal.Calls.Count);
            await story.ReportAsync(call, number, "ringing", caller);
            var ringing = new CallEvent("1", EventType.Ringing, 0, await story.RecordAsync(call), null);
            await story.ReportAsync(call, number, "completed", caller, talk: 95);
            var completed = new CallEvent("2", EventType.Completed, 0, await story.RecordAsync(call), null);
            (await story.Server.PutAsync($"/v1/calls/{call}/correction", new { match = "none", reason = "a friend" })).Expect(HttpStatusCode.OK);
            var corrected = new CallEvent("3", EventType.Reattributed, 0, await story.RecordAsync(call), completed.Call.Cause);

            CallEvent[] events = [ringing, completed, corrected];
            foreach (var place in order.Concat(order))
            {
                Assert.Equal(DeliveryOutcome.Done, (await story.AttemptAsync(events[place])).Outcome);
                clock.Advance(TimeSpan.FromSeconds(10));
            }

            Assert.Equal((leads + 1, calls + 1), (portal.Leads.Count, portal.Calls.Count));
            Assert.Equal("", Text(portal.Leads[^1], "UTM_SOURCE"));
        }
    }

    [Fact]
    public async Task A_corrected_source_reaches_the_lead_unless_somebody_has_changed_it()
    {
        await story.AddAsync("bitrix24", new { language = "ru" }, Webhook);
        var (first, second) = (await story.CallAsync(CrmStory.NewCaller(), await story.VisitAsync()), await story.CallAsync(CrmStory.NewCaller(), await story.VisitAsync()));
        portal.Leads[1]["UTM_CAMPAIGN"] = "by hand";
        foreach (var call in new[] { first, second })
            (await story.Server.PutAsync($"/v1/calls/{call}/correction", new { match = "none", reason = "a friend" })).Expect(HttpStatusCode.OK);
        await story.SettledAsync();

        Assert.Equal(("", "Источник неизвестен"), (Text(portal.Leads[0], "UTM_SOURCE"), Text(portal.Leads[0], "SOURCE_DESCRIPTION")));
        Assert.Equal(("yandex", "by hand"), (Text(portal.Leads[1], "UTM_SOURCE"), Text(portal.Leads[1], "UTM_CAMPAIGN")));
        Assert.Contains("somebody has changed its source", await story.LogOfAsync(second), StringComparison.Ordinal);

        (await story.Server.DeleteAsync($"/v1/calls/{first}/correction")).Expect(HttpStatusCode.OK);
        await story.SettledAsync();
        Assert.Equal("yandex", Text(portal.Leads[0], "UTM_SOURCE"));
    }

    [Fact]
    public async Task A_flood_stays_within_the_portals_limit_and_arrives_whole()
    {
        await story.AddAsync("bitrix24", new { leads = "all" }, Webhook);
        for (var i = 0; i < 60; i++)
            await story.ReportAsync(Shop.NewCallId(), await story.VisitAsync(), "missed", CrmStory.NewCaller());
        await story.SettledAsync();
        Assert.InRange(portal.Asked.Count, 40, 50);
        await story.DeliverAllAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((60, 0), (portal.Leads.Count, portal.Exceeded));
    }

    [Theory]
    [InlineData(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"}", true)]
    [InlineData(429, "{\"error\":\"OPERATION_TIME_LIMIT\"}", true)]
    [InlineData(500, "{\"error\":\"INTERNAL_SERVER_ERROR\"}", true)]
    [InlineData(401, "{\"error\":\"OVERLOAD_LIMIT\"}", true)]
    [InlineData(401, "{\"error\":\"INVALID_CREDENTIALS\"}", false)]
    [InlineData(401, "{\"error\":\"insufficient_scope\"}", false)]
    [InlineData(400, "{\"error\":\"\",\"error_description\":\"Access denied.\"}", false)]
    public async Task A_refusal_is_tried_again_or_told(int status, string body, bool again)
    {
        await story.AddAsync("bitrix24", new { leads = "all" }, Webhook);
        portal.Break("crm.lead.add", status, body);
        await story.ReportAsync(Shop.NewCallId(), await story.VisitAsync(), "missed", CrmStory.NewCaller());
        await story.SettledAsync();

        Assert.Equal(again ? "pending" : "parked", (await story.Outlet.DeliveriesAsync(story.Destination))[0].GetProperty("state").GetString());
        if (again)
            await story.DeliverAllAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(again ? 1 : 0, portal.Leads.Count);
    }

    [Fact]
    public async Task An_applications_token_is_renewed_and_what_comes_with_it_kept()
    {
        await AddAppAsync(new { user = 1269 });
        await story.CallAsync(CrmStory.NewCaller());
        var kept = portal.Refresh;
        Assert.NotEqual(Bitrix24StandIn.FirstRefresh, kept);
        Assert.Equal(1, portal.CountOf("oauth"));

        // The portal ends it before its time.
        portal.Token = "another";
        await story.CallAsync(CrmStory.NewCaller());
        clock.Advance(TimeSpan.FromHours(1));
        await story.CallAsync(CrmStory.NewCaller());
        Assert.Equal((3, 3), (portal.Calls.Count, portal.CountOf("oauth")));
        var stored = (await story.Server.Services.GetRequiredService<DestinationStore>().FindAsync(story.Shop.Id, story.Destination))!;
        Assert.Contains(portal.Refresh, story.Server.Services.GetRequiredService<DestinationSecrets>().Show(stored.Secrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_asks_who_we_are_and_makes_nothing()
    {
        await story.AddAsync("bitrix24", new { }, Webhook);
        Assert.True((await TestAsync()).GetProperty("arrived").GetBoolean());
        Assert.Equal(["profile", "scope"], portal.Asked);
        portal.Scopes.Remove("crm");
        var told = await TestAsync();
        Assert.False(told.GetProperty("arrived").GetBoolean());
        Assert.Contains("lacks the right 'crm'", told.GetProperty("attempt").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(portal.Leads);

        async Task<System.Text.Json.JsonElement> TestAsync() => (await story.Server.PostAsync($"{story.Outlet.Path}/{story.Destination}/test", new { })).Expect(HttpStatusCode.OK).Json;
    }

    [Fact]
    public async Task Nothing_secret_is_shown_and_nothing_personal_is_logged()
    {
        await story.AddAsync("bitrix24", new { }, Webhook);
        var caller = CrmStory.NewCaller();
        portal.Break("crm.lead.list", 400, "{\"error\":\"X\",\"error_description\":\"/rest/7/hookSecret123456/ " + caller + "\"}");
        var call = await story.CallAsync(caller, await story.VisitAsync("?utm_source=<script>alert(1)</script>&utm_medium=cpc&utm_campaign=" + Uri.EscapeDataString("[url=x]\u202e😀 " + new string('x', 200))));

        var shown = await story.LogOfAsync(call) + (await story.Server.GetAsync(story.Outlet.Path)).Text + (await story.Server.GetAsync("/v1/audit")).Text;
        Assert.Contains(caller, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hookSecret", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Log.Lines, line => line.Contains(caller[1..], StringComparison.Ordinal) || line.Contains("hookSecret", StringComparison.Ordinal));
        var lead = Assert.Single(portal.Leads);
        Assert.StartsWith("(url=x)", Text(lead, "UTM_CAMPAIGN"), StringComparison.Ordinal);
        Assert.DoesNotContain('<', lead.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task What_cannot_work_is_refused_when_it_is_entered()
    {
        await RefusesAsync("secrets.webhook", new { }, new { });
        await RefusesAsync("secrets.webhook", new { }, new { webhook = "https://company.bitrix24.ru/" });
        await RefusesAsync("secrets.webhook", new { }, new { webhook = "http://10.0.0.1/rest/1/abc/" });
        await RefusesAsync("secrets.webhook", new { }, new { webhook = portal.Url + Bitrix24StandIn.WebhookPath, token = "abc" });
        await RefusesAsync("secrets.refreshToken", new { address = portal.Url }, new { clientId = "a", clientSecret = "b" });
        await RefusesAsync("secrets.tokken", new { }, new { tokken = "a", webhook = portal.Url + Bitrix24StandIn.WebhookPath });
        await RefusesAsync("settings.address", new { }, App);
        await RefusesAsync("settings.user", new { user = 7 }, Webhook);
        await RefusesAsync("settings.extension", new { address = portal.Url, user = 7, extension = "107" }, App);
        await RefusesAsync("settings.leads", new { leads = "some" }, Webhook);
        await RefusesAsync("settings.assignedTo", new { assignedTo = -1 }, Webhook);
        await RefusesAsync("settings.language", new { language = "de" }, Webhook);
        await RefusesAsync("settings.recordings", new { recordings = "yes" }, Webhook);
        await RefusesAsync("settings.sauce", new { sauce = "CALL" }, Webhook);
        await RefusesAsync("settings", new[] { 1 }, Webhook);

        async Task RefusesAsync(string field, object settings, object secrets) => (await story.TryAddAsync("bitrix24", settings, secrets)).ExpectProblem(400, "invalid", field);
    }

    private Task AddAppAsync(object more)
    {
        var settings = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(more)!;
        settings["address"] = portal.Url;
        settings["tokenAddress"] = portal.Url + "/oauth/token/";
        return story.AddAsync("bitrix24", settings, App);
    }

    private static string Text(JsonObject of, string name) => of[name]?.ToString() ?? "";
}
