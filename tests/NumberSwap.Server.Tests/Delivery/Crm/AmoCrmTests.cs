using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>Calls in an amoCRM, which a stand-in written from its documentation plays.</summary>
public sealed class AmoCrmTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly AmoCrmStandIn crm;
    private CrmStory story = null!;

    public AmoCrmTests() => crm = new AmoCrmStandIn(clock);

    private static object Secrets => new { token = AmoCrmStandIn.FirstToken };

    public async ValueTask InitializeAsync()
    {
        await crm.StartAsync();
        story = await CrmStory.OpenAsync(clock);
    }

    public async ValueTask DisposeAsync()
    {
        await story.DisposeAsync();
        await crm.DisposeAsync();
    }

    [Fact]
    public async Task A_call_becomes_a_lead_with_its_contact_and_then_a_call_in_its_card()
    {
        await AddAsync(new { address = crm.Url, language = "ru", pipeline = 11, status = 22, responsible = 33, tag = "Коллтрекинг" });
        var number = await story.VisitAsync();
        var (call, caller) = (Shop.NewCallId(), CrmStory.NewCaller());
        await story.ReportAsync(call, number, "ringing", caller);
        await story.SettledAsync();
        var lead = Assert.Single(crm.Leads);
        Assert.Empty(crm.Calls);
        clock.Advance(TimeSpan.FromMinutes(2));
        await story.ReportAsync(call, number, "completed", caller, talk: 95, recording: "https://records.example/1.mp3");
        await story.SettledAsync();
        await story.DeliverAllAsync(TimeSpan.FromSeconds(5));

        Assert.Single(crm.Leads);
        Assert.Equal(("yandex", "cpc", "spring", "plumber"), (Field(lead, "UTM_SOURCE"), Field(lead, "UTM_MEDIUM"), Field(lead, "UTM_CAMPAIGN"), Field(lead, "UTM_TERM")));
        Assert.Equal(("11", "22", "33", "Коллтрекинг"), (Text(lead["pipeline_id"]), Text(lead["status_id"]), Text(lead["responsible_user_id"]), Text(lead["_embedded"]!["tags"]![0]!["name"])));
        Assert.Equal(caller, Text(Assert.Single(crm.Contacts)["custom_fields_values"]![0]!["values"]![0]!["value"]));
        Assert.Contains(crm.Notes, note => note.Card == "leads/" + Text(lead["id"]) && Text(note.Note["params"]!["text"]).Contains("Источник: yandex / cpc", StringComparison.Ordinal));
        var logged = Assert.Single(crm.Calls)["params"]!;
        Assert.Equal(("95", "4", caller, "https://records.example/1.mp3"), (Text(logged["duration"]), Text(logged["call_status"]), Text(logged["phone"]), Text(logged["link"])));
        Assert.Equal(call, await story.Server.Services.GetRequiredService<CrmRefStore>().FindAsync(story.Shop.Id, "amocrm", "lead", Text(lead["id"])));
    }

    [Fact]
    public async Task Who_calls_again_makes_no_second_lead_and_no_second_contact()
    {
        await AddAsync(new { address = crm.Url });
        var caller = CrmStory.NewCaller();
        await CallAsync(caller);
        clock.Advance(TimeSpan.FromDays(3));
        await CallAsync(caller, missed: true);
        Assert.Equal((1, 1, 2), (crm.Leads.Count, crm.Contacts.Count, crm.Calls.Count()));
        Assert.Equal("6", Text(crm.Calls.Last()["params"]!["call_status"]));

        clock.Advance(TimeSpan.FromDays(31));
        await CallAsync(caller);
        Assert.Equal((2, 1, 3), (crm.Leads.Count, crm.Contacts.Count, crm.Calls.Count()));
        Assert.Equal(1, crm.CountOf("POST leads/complex"));
        Assert.Equal(1, crm.CountOf("POST leads"));
    }

    [Fact]
    public async Task A_withheld_caller_gets_a_lead_without_a_contact_and_an_unknown_one_without_a_lead_no_call()
    {
        await AddAsync(new { address = crm.Url, leads = "answered" });
        var withheld = await CallAsync(null);
        Assert.Equal((1, 0, 0), (crm.Leads.Count, crm.Contacts.Count, crm.Calls.Count()));
        Assert.Contains("is withheld", await story.LogOfAsync(withheld), StringComparison.Ordinal);

        var missed = await CallAsync(CrmStory.NewCaller(), missed: true);
        Assert.Equal((1, 0, 0), (crm.Leads.Count, crm.Contacts.Count, crm.Calls.Count()));
        Assert.Contains("stores only calls of its contacts", await story.LogOfAsync(missed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST leads/complex")]
    [InlineData("POST leads/#/notes")]
    [InlineData("POST calls")]
    [InlineData("GET contacts")]
    public async Task An_answer_that_is_lost_makes_nothing_twice(string request)
    {
        await AddAsync(new { address = crm.Url });
        crm.LoseAnswersOf(request);
        await CallAsync(CrmStory.NewCaller());

        Assert.Equal((1, 1, 1), (crm.Leads.Count, crm.Contacts.Count, crm.Calls.Count()));
    }

    [Fact]
    public async Task Events_come_to_the_same_in_every_order_and_however_often()
    {
        await AddAsync(new { address = crm.Url });
        await story.Outlet.SetStateAsync(story.Destination, "paused");
        foreach (var order in Permutations.Of(3))
        {
            var number = await story.VisitAsync();
            var (call, caller) = (Shop.NewCallId(), CrmStory.NewCaller());
            var (leads, calls) = (crm.Leads.Count, crm.Calls.Count());
            await story.ReportAsync(call, number, "ringing", caller);
            var ringing = new CallEvent("1", EventType.Ringing, 0, await story.RecordAsync(call), null);
            await story.ReportAsync(call, number, "completed", caller, talk: 95);
            var completed = new CallEvent("2", EventType.Completed, 0, await story.RecordAsync(call), null);
            (await story.Server.PutAsync($"/v1/calls/{call}/correction", new { match = "none", reason = "a friend" })).Expect(HttpStatusCode.OK);
            var corrected = new CallEvent("3", EventType.Reattributed, 0, await story.RecordAsync(call), completed.Call.Cause);

            CallEvent[] events = [ringing, completed, corrected];
            foreach (var place in order.Concat(order))
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                var result = await story.AttemptAsync(events[place]);
                Assert.True(result.Outcome == DeliveryOutcome.Done || result.After is not null, result.Error);
                while (result.Outcome != DeliveryOutcome.Done)
                {
                    clock.Advance(TimeSpan.FromSeconds(5));
                    result = await story.AttemptAsync(events[place], 2);
                }
            }

            Assert.Equal((leads + 1, calls + 1), (crm.Leads.Count, crm.Calls.Count()));
            Assert.Equal("", Field(crm.Leads[^1], "UTM_SOURCE"));
        }
    }

    [Fact]
    public async Task A_corrected_source_reaches_the_lead_unless_somebody_has_changed_it()
    {
        await AddAsync(new { address = crm.Url });
        var first = await CallAsync(CrmStory.NewCaller(), await story.VisitAsync());
        var second = await CallAsync(CrmStory.NewCaller(), await story.VisitAsync());
        crm.Leads[1]["custom_fields_values"]![2]!["values"]![0]!["value"] = "by hand";
        foreach (var call in new[] { first, second })
            (await story.Server.PutAsync($"/v1/calls/{call}/correction", new { match = "none", reason = "a friend" })).Expect(HttpStatusCode.OK);
        await story.SettledAsync();
        await story.DeliverAllAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("", Field(crm.Leads[0], "UTM_SOURCE"));
        Assert.Equal(("yandex", "by hand"), (Field(crm.Leads[1], "UTM_SOURCE"), Field(crm.Leads[1], "UTM_CAMPAIGN")));

        (await story.Server.DeleteAsync($"/v1/calls/{first}/correction")).Expect(HttpStatusCode.OK);
        await story.SettledAsync();
        await story.DeliverAllAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("yandex", Field(crm.Leads[0], "UTM_SOURCE"));
    }

    [Fact]
    public async Task Without_tracking_fields_the_lead_is_made_all_the_same()
    {
        crm.Fields.Clear();
        await AddAsync(new { address = crm.Url });
        await CallAsync(CrmStory.NewCaller(), await story.VisitAsync());

        Assert.Null(Assert.Single(crm.Leads)["custom_fields_values"]);
        Assert.Contains(crm.Notes, note => Text(note.Note["params"]!["text"]).Contains("yandex / cpc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_stays_within_the_limit_and_arrives_whole()
    {
        await AddAsync(new { address = crm.Url });
        for (var i = 0; i < 12; i++)
            await story.ReportAsync(Shop.NewCallId(), await story.VisitAsync(), "missed", CrmStory.NewCaller());
        await story.SettledAsync();
        Assert.Equal(7, crm.Asked.Count);
        await story.DeliverAllAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((12, 12), (crm.Leads.Count, crm.Calls.Count()));
        Assert.Equal(0, crm.Exceeded);
    }

    [Theory]
    [InlineData(429, "{}", true)]
    [InlineData(403, "{}", true)]
    [InlineData(502, "{}", true)]
    [InlineData(400, "{\"detail\":\"Request validation failed\"}", false)]
    public async Task A_refusal_is_tried_again_or_told(int status, string body, bool again)
    {
        await AddAsync(new { address = crm.Url });
        crm.Break("POST leads/complex", status, body);
        await story.ReportAsync(Shop.NewCallId(), await story.VisitAsync(), "missed", CrmStory.NewCaller());
        await story.SettledAsync();
        Assert.Equal(again ? "pending" : "parked", (await story.Outlet.DeliveriesAsync(story.Destination))[0].GetProperty("state").GetString());
        if (again)
            await story.DeliverAllAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(again ? 1 : 0, crm.Leads.Count);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_told_and_a_new_one_delivers_the_rest()
    {
        await AddAsync(new { address = crm.Url });
        crm.Token = "new.token-2";
        await story.ReportAsync(Shop.NewCallId(), await story.VisitAsync(), "missed", CrmStory.NewCaller());
        await story.SettledAsync();
        var parked = Assert.Single(await story.Outlet.DeliveriesAsync(story.Destination, "?state=parked"));
        Assert.Contains("does not accept the token", parked.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.False((await TestAsync()).GetProperty("arrived").GetBoolean());

        (await story.Server.PatchAsync($"{story.Outlet.Path}/{story.Destination}", new { secrets = new { token = "new.token-2" } })).Expect(HttpStatusCode.OK);
        Assert.True((await TestAsync()).GetProperty("arrived").GetBoolean());
        clock.Advance(TimeSpan.FromSeconds(5));
        (await story.Server.PostAsync($"{story.Outlet.Path}/{story.Destination}/deliveries/retry", new { })).Expect(HttpStatusCode.NoContent);
        await story.DeliverAllAsync(TimeSpan.FromSeconds(5));
        Assert.Single(crm.Calls);
        Assert.DoesNotContain("token-", (await story.Server.GetAsync(story.Outlet.Path)).Text + (await story.Server.GetAsync("/v1/audit")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Log.Lines, line => line.Contains("token-", StringComparison.Ordinal) || line.Contains("+7916", StringComparison.Ordinal));

        async Task<System.Text.Json.JsonElement> TestAsync() => (await story.Server.PostAsync($"{story.Outlet.Path}/{story.Destination}/test", new { })).Expect(HttpStatusCode.OK).Json;
    }

    [Fact]
    public async Task What_cannot_work_is_refused_when_it_is_entered()
    {
        await RefusesAsync("secrets.token", new { address = crm.Url }, new { });
        await RefusesAsync("secrets.token", new { address = crm.Url }, new { token = "with blanks" });
        await RefusesAsync("secrets.password", new { address = crm.Url }, new { token = "abc", password = "abc" });
        await RefusesAsync("settings.address", new { }, Secrets);
        await RefusesAsync("settings.address", new { address = "https://company.amocrm.ru/leads" }, Secrets);
        await RefusesAsync("settings.address", new { address = "http://192.168.0.1" }, Secrets);
        await RefusesAsync("settings.pipeline", new { address = crm.Url, pipeline = "main" }, Secrets);
        await RefusesAsync("settings.leads", new { address = crm.Url, leads = 1 }, Secrets);
        await RefusesAsync("settings.sauce", new { address = crm.Url, sauce = "CALL" }, Secrets);

        async Task RefusesAsync(string field, object settings, object secrets) => (await story.TryAddAsync("amocrm", settings, secrets)).ExpectProblem(400, "invalid", field);
    }

    private Task AddAsync(object settings) => story.AddAsync("amocrm", settings, Secrets);

    private async Task<string> CallAsync(string? from, string? number = null, bool missed = false)
    {
        var call = await story.CallAsync(from, number, missed);
        await story.DeliverAllAsync(TimeSpan.FromSeconds(15));
        return call;
    }

    private static string Field(JsonObject lead, string code) =>
        (lead["custom_fields_values"] as JsonArray ?? []).Where(field => Text(field!["field_code"]) == code).Select(field => Text(field!["values"]![0]!["value"])).FirstOrDefault("");

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
