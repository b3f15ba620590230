using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Leads;

/// <summary>Leads of pages and of the owner's systems, down to SQL.</summary>
public sealed class LeadTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Phone = "+79161234567";
    private static readonly (string, string) Origin = ("Origin", "https://" + Shop.Domain);

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_form_keeps_what_was_entered_and_where_it_came_from(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync("kotly?utm_source=yandex&utm_medium=cpc&utm_campaign=winter&utm_term=boiler");
        var sent = await SendAsync(shop, new
        {
            session = visit.Session,
            phone = "8 916 123-45-67",
            name = " Анна ",
            email = "anna@example.com",
            message = "Два котла\r\nи бойлер\u0000",
            form = "order",
            page = $"https://{Shop.Domain}/order?phone=89161234567#x",
            consent = true,
            consentText = "Согласна",
        });
        Assert.True(sent.GetProperty("kept").GetBoolean());

        var lead = Assert.Single(await ListAsync(shop));
        Assert.Equal(
            ("form", Phone, "Анна", "anna@example.com", "Два котла \nи бойлер", "order", $"https://{Shop.Domain}/order"),
            (Text(lead, "kind"), Text(lead, "phone"), Text(lead, "name"), Text(lead, "email"), Text(lead, "message"), Text(lead, "form"), Text(lead, "page")));
        Assert.Equal((true, "Согласна"), (lead.GetProperty("consent").GetBoolean(), Text(lead, "consentText")));
        Assert.Equal(
            (visit.Session, "yandex", "cpc", "winter", "boiler"),
            (Text(lead, "session"), Text(lead, "source"), Text(lead, "medium"), Text(lead, "campaign"), Text(lead, "term")));
        Assert.StartsWith($"https://{Shop.Domain}/kotly?", Text(lead, "landingPage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_the_callers_phone_decides_whose_call_it_was()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var wrote = await shop.VisitAsync("?utm_source=yandex");
        clock.Advance(TimeSpan.FromHours(3));
        var stranger = await shop.VisitAsync("?utm_source=google");
        clock.Advance(TimeSpan.FromMinutes(20));
        var ring = await shop.CallAsync(stranger.Number, from: Phone);
        Assert.Equal(stranger.Session, ring.Session?.Id);

        await SendAsync(shop, new { session = wrote.Session, phone = Phone });
        await servers.Of(HotState.Embedded).Services.GetRequiredService<Reattributor>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(wrote.Session, Assert.Single(await shop.CallsAsync()).GetProperty("session").GetProperty("id").GetString());

        // The lead shows its calls.
        var id = Text(Assert.Single(await ListAsync(shop)), "id");
        var details = (await shop.Server.GetAsync($"{shop.Path}/leads/{id}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(ring.Id, Text(Assert.Single(details.GetProperty("calls").EnumerateArray()), "id"));
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    [InlineData(false, null, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    public async Task Without_consent_a_lead_is_counted_and_nobody_is_known_by_it(bool required, bool? consent, bool kept)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync("?utm_source=yandex");
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { requireConsent = required } } })).Expect(HttpStatusCode.OK);
        var sent = await SendAsync(shop, new { session = visit.Session, phone = Phone, name = "Anna", email = "a@b.example", message = "call " + Phone, form = "order", consent });
        Assert.Equal(kept, sent.GetProperty("kept").GetBoolean());

        var lead = Assert.Single(await ListAsync(shop));
        Assert.Equal(("order", "yandex"), (Text(lead, "form"), Text(lead, "source")));
        Assert.All((string[])["phone", "name", "email", "message"], field => Assert.Equal(kept, Text(lead, field) is not null));
        Assert.Equal(kept ? 1 : 0, (await servers.Of(HotState.Embedded).Services.GetRequiredService<AttributionStore>()
            .KnownAsync(shop.Id, Phone, 0, 1, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task The_same_form_again_is_the_same_lead()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await SendAsync(shop, new { id = "page-lead-1", phone = "+79161234500", name = "Anna" });
        await SendAsync(shop, new { id = "page-lead-1", phone = Phone });
        var lead = Assert.Single(await ListAsync(shop));
        Assert.Equal((Phone, "Anna"), (Text(lead, "phone"), Text(lead, "name")));

        // Another kind is another lead, and consent that is taken back takes all with it.
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, externalId = "page-lead-1", phone = Phone })).Expect(HttpStatusCode.OK);
        await SendAsync(shop, new { id = "page-lead-1", phone = Phone, consent = false });
        var leads = await ListAsync(shop);
        Assert.Equal(2, leads.Count);
        Assert.Null(Text(leads.Single(one => Text(one, "kind") == "form"), "name"));
        Assert.Equal(Phone, Text(leads.Single(one => Text(one, "kind") == "api"), "phone"));
    }

    [Fact]
    public async Task Only_pages_of_the_site_may_send_forms()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await AskAsync(shop, new { phone = Phone }, ("Origin", "https://evil.example"))).ExpectProblem(403, "foreign_origin", "Origin");
        (await AskAsync(shop, new { phone = Phone })).ExpectProblem(403, "foreign_origin", "Origin");
        (await AskAsync(shop, new { phone = Phone }, ("Origin", "null"))).ExpectProblem(403, "foreign_origin", "Origin");
        (await shop.Server.PostAsync("/v1/forms", JsonSerializer.Serialize(new { site = "nobody", phone = Phone }), key: null, Origin)).ExpectProblem(404, "unknown_site", "site");
        (await AskAsync(shop, new { phone = "call me" }, Origin)).ExpectProblem(400, "invalid", "phone");
        (await AskAsync(shop, new { name = "Anna" }, Origin)).ExpectProblem(400, "invalid", "phone");
        (await AskAsync(shop, new { email = "nobody" }, Origin)).ExpectProblem(400, "invalid", "email");
        (await AskAsync(shop, new { phone = Phone, message = new string('x', 4001) }, Origin)).ExpectProblem(400, "invalid", "message");
        (await AskAsync(shop, new { phone = Phone, message = new string('x', 17_000) }, Origin)).ExpectProblem(413, "too_large");
        (await AskAsync(shop, new { phone = Phone, id = "short" }, Origin)).ExpectProblem(400, "invalid", "id");
        (await AskAsync(shop, new { phone = Phone, kind = "api" }, Origin)).ExpectProblem(400, "invalid", "kind");
        (await AskAsync(shop, new { phone = Phone, kind = "callback" }, Origin)).ExpectProblem(403, "callback_off", "kind");
        Assert.Empty(await ListAsync(shop));
        var allowed = await AskAsync(shop, new { phone = Phone, page = "https://evil.example/x" }, Origin);
        Assert.Equal(Origin.Item2, allowed.Expect(HttpStatusCode.OK).Header("Access-Control-Allow-Origin"));
        Assert.Null(Text(Assert.Single(await ListAsync(shop)), "page"));
    }

    [Fact]
    public async Task One_visit_leaves_so_many_leads_and_no_more()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();
        for (var i = 10; i < 30; i++)
            await SendAsync(shop, new { session = visit.Session, phone = "+791612345" + i });
        (await AskAsync(shop, new { session = visit.Session, phone = Phone }, Origin)).ExpectProblem(429, "too_many_leads");
        Assert.Equal(20, (await ListAsync(shop)).Count);
    }

    [Fact]
    public async Task A_call_back_is_due_in_fifteen_minutes_or_after_the_next_opening()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        var always = new { callback = true, hours = new { days = new[] { 1, 2, 3, 4, 5, 6, 7 }, from = "00:00", to = "24:00" } };
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = always } })).Expect(HttpStatusCode.OK);
        var soon = await SendAsync(shop, new { kind = "callback", phone = Phone, consent = true, consentText = "ok" });
        Assert.Equal(clock.GetUtcNow().AddMinutes(15), soon.GetProperty("callBy").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        Assert.True(soon.GetProperty("isSoon").GetBoolean());

        var wished = clock.GetUtcNow().AddHours(5);
        var later = await SendAsync(shop, new { kind = "callback", phone = "+79160000000", consent = true, wish = "17:30", callAt = wished });
        Assert.Equal(wished.AddMinutes(15), later.GetProperty("callBy").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        Assert.False(later.GetProperty("isSoon").GetBoolean());

        // Each is a task with that deadline.
        var tasks = (await shop.Server.GetAsync(shop.Path + "/callbacks")).Expect(HttpStatusCode.OK).Json.GetProperty("tasks").EnumerateArray()
            .ToDictionary(task => Text(task, "phone")!, task => (Deadline: task.GetProperty("deadlineAt").GetDateTimeOffset(), Lead: Text(task, "lead")), StringComparer.Ordinal);
        Assert.Equal(soon.GetProperty("callBy").GetDateTimeOffset(), tasks[Phone].Deadline, TimeSpan.FromSeconds(1));
        Assert.Equal(later.GetProperty("callBy").GetDateTimeOffset(), tasks["+79160000000"].Deadline, TimeSpan.FromSeconds(1));
        Assert.Equal((await ListAsync(shop)).Select(lead => Text(lead, "id")).Order(), tasks.Values.Select(task => task.Lead).Order());

        (await AskAsync(shop, new { kind = "callback", phone = Phone, consent = false }, Origin)).ExpectProblem(400, "invalid", "consent");
        (await AskAsync(shop, new { kind = "callback", email = "a@b.example", consent = true }, Origin)).ExpectProblem(400, "invalid", "phone");
        (await AskAsync(shop, new { kind = "callback", phone = Phone, consent = true, callAt = clock.GetUtcNow().AddDays(30) }, Origin)).ExpectProblem(400, "invalid", "callAt");
        Assert.All(await ListAsync(shop, "?kind=callback"), lead => Assert.NotNull(Text(lead, "callBy")));
    }

    /// <summary>Set in one place, in full or in short, and read in all of them: the site, the widget, the deadline of a missed call.</summary>
    [Fact]
    public async Task A_site_has_working_hours_once()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        var clock = servers.ClockOf(HotState.Embedded);
        var today = (((int)clock.GetUtcNow().DayOfWeek + 6) % 7) + 1;
        var open = new { from = 600, to = 661 };
        var week = Enumerable.Range(1, 7).Select(day => day == today ? null : open).ToArray();
        (await shop.Server.PutAsync($"{shop.Path}/callbacks/settings", new { minutes = 15, hours = week })).Expect(HttpStatusCode.OK);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { callback = true } } })).Expect(HttpStatusCode.OK);

        var settings = (await shop.Server.GetAsync(shop.Path)).Json.GetProperty("settings");
        Assert.Equal(JsonSerializer.Serialize(week), settings.GetProperty("hours").GetProperty("days").GetRawText());
        Assert.Equal(
            JsonSerializer.Serialize(new { days = Enumerable.Range(1, 7).Where(day => day != today), from = "10:00", to = "11:01" }), settings.GetProperty("leads").GetProperty("hours").GetRawText());
        Assert.Contains("\"hours\":" + JsonSerializer.Serialize(week), (await shop.Server.GetAsync($"/s/{shop.Key}.callback.js", key: null)).Text, StringComparison.Ordinal);

        // Nobody is there today: the visitor is promised tomorrow, and that is the deadline, as it is for who calls in vain.
        var tomorrow = new DateTimeOffset(clock.GetUtcNow().Date.AddDays(1).AddMinutes(615), TimeSpan.Zero);
        var asked = await SendAsync(shop, new { kind = "callback", phone = Phone, consent = true });
        Assert.Equal((tomorrow, false), (asked.GetProperty("callBy").GetDateTimeOffset(), asked.GetProperty("isSoon").GetBoolean()));
        await shop.CallAsync(pool.Numbers[0], Shop.NewCallId(), "missed", "+79160000001");
        await Wait.UntilAsync("there are two tasks", async () => (await TasksAsync(shop)).Count == 2);
        Assert.All(await TasksAsync(shop), task => Assert.Equal(tomorrow, task.GetProperty("deadlineAt").GetDateTimeOffset()));
        var request = (await TasksAsync(shop)).Single(task => Text(task, "phone") == Phone);
        Assert.Equal(tomorrow.AddMinutes(-15), request.GetProperty("wantedAt").GetDateTimeOffset());

        // What says nothing new in short leaves days that differ alone; what does, sets all of them.
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { hours = new { days = week.Select((day, i) => day is null ? null : new { from = 600 - i, to = 661 }) } } })).Expect(HttpStatusCode.OK);
        var summary = (await shop.Server.GetAsync(shop.Path)).Json.GetProperty("settings").GetProperty("leads").GetProperty("hours");
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { hours = summary } } })).Expect(HttpStatusCode.OK);
        Assert.Contains(":595,", (await shop.Server.GetAsync($"{shop.Path}/callbacks/settings")).Text, StringComparison.Ordinal);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { hours = new { from = "08:00" } } } })).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(":595,", (await shop.Server.GetAsync($"{shop.Path}/callbacks/settings")).Text, StringComparison.Ordinal);
        Assert.Contains(":480,", (await shop.Server.GetAsync($"{shop.Path}/callbacks/settings")).Text, StringComparison.Ordinal);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { hours = new { days = new[] { open } } } })).ExpectProblem(400, "invalid", "settings.hours");
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { hours = new { days = Array.Empty<object>() } } })).Expect(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, (await shop.Server.GetAsync($"{shop.Path}/callbacks/settings")).Json.GetProperty("hours").ValueKind);
    }

    [Fact]
    public async Task A_lead_that_is_told_again_is_kept_as_far_as_all_that_was_said_of_its_consent_allows()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        Assert.False((await SendAsync(shop, new { id = "refused-1", phone = Phone, consent = false })).GetProperty("kept").GetBoolean());
        Assert.False((await SendAsync(shop, new { id = "refused-1", phone = Phone, name = "Anna" })).GetProperty("kept").GetBoolean());
        var refused = Assert.Single(await ListAsync(shop));
        Assert.Equal((null, null), (Text(refused, "phone"), Text(refused, "name")));
        Assert.True((await SendAsync(shop, new { id = "refused-1", phone = Phone, consent = true })).GetProperty("kept").GetBoolean());

        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { requireConsent = true } } })).Expect(HttpStatusCode.OK);
        Assert.True((await SendAsync(shop, new { id = "refused-1", phone = Phone, name = "Anna" })).GetProperty("kept").GetBoolean());
        Assert.Equal((Phone, "Anna"), (Text(Assert.Single(await ListAsync(shop)), "phone"), Text(Assert.Single(await ListAsync(shop)), "name")));
    }

    [Fact]
    public async Task Who_is_promised_a_call_has_a_task_whatever_the_name_and_an_analyst_sees_no_number_in_it()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = new { callback = true } } })).Expect(HttpStatusCode.OK);
        var asked = await SendAsync(shop, new { kind = "callback", phone = Phone, name = "Анна 8 916 123-45-67 " + new string('я', 170), wish = "at 5, or 8 916 765-43-21", consent = true });
        Assert.NotEqual(JsonValueKind.Null, asked.GetProperty("callBy").ValueKind);
        Assert.Equal(Phone, Text(Assert.Single(await TasksAsync(shop)), "phone"));

        var page = $"/sites/{shop.Id}/missed";
        var analyst = await shop.SignInAsync(Core.People.Role.Analyst);
        foreach (var text in (string[])[(await analyst.GetAsync(page)).Text, (await analyst.GetAsync(page + ".live")).Text])
        {
            Assert.DoesNotContain("45-67", text, StringComparison.Ordinal);
            Assert.DoesNotContain("43-21", text, StringComparison.Ordinal);
        }

        Assert.Contains("43-21", (await (await shop.SignInAsync(Core.People.Role.Manager)).GetAsync(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_in_a_form_does_not_take_along_what_can()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await SendAsync(shop, new { phone = "Hotel Astoria", email = "anna@example.com" });
        await SendAsync(shop, new { phone = Phone, email = "Lenina 5" });
        Assert.Equal([(Phone, null), (null, "anna@example.com")], (await ListAsync(shop)).Select(lead => (Text(lead, "phone"), Text(lead, "email"))).OrderBy(lead => lead.Item2));
        (await AskAsync(shop, new { phone = "Hotel Astoria", email = "Lenina 5" }, Origin)).ExpectProblem(400, "invalid", "phone");
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, phone = "Hotel Astoria", email = "anna@example.com" })).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_list_is_filtered_passed_on_and_written_as_CSV()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        for (var i = 0; i < 5; i++)
        {
            (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, phone = "+7916123450" + i, name = i == 0 ? "=HYPERLINK(1)" : "N" + i, form = i % 2 == 0 ? "order" : "ask" })).Expect(HttpStatusCode.OK);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["N4", "N2", "=HYPERLINK(1)"], (await ListAsync(shop, "?form=order")).Select(lead => Text(lead, "name")));
        Assert.Equal("N3", Text(Assert.Single(await ListAsync(shop, "?phone=%2B79161234503")), "name"));
        var (seen, cursor) = (new List<string?>(), "");
        do
        {
            var part = (await shop.Server.GetAsync($"{shop.Path}/leads?limit=2&cursor={cursor}")).Expect(HttpStatusCode.OK).Json;
            seen.AddRange(part.GetProperty("leads").EnumerateArray().Select(lead => Text(lead, "name")));
            cursor = part.GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal(["N4", "N3", "N2", "N1", "=HYPERLINK(1)"], seen);

        var csv = (await shop.Server.GetAsync($"{shop.Path}/leads", headers: ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);
        Assert.Equal("text/csv", csv.Type);
        Assert.Equal(6, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'=HYPERLINK", csv.Text, StringComparison.Ordinal);
        (await shop.Server.GetAsync($"{shop.Path}/leads?kind=pigeon")).ExpectProblem(400, "invalid", "kind");

        var id = Text((await ListAsync(shop))[0], "id");
        (await shop.Server.DeleteAsync($"{shop.Path}/leads/{id}")).Expect(HttpStatusCode.NoContent);
        (await shop.Server.GetAsync($"{shop.Path}/leads/{id}")).ExpectProblem(404, "not_found");
    }

    [Theory]
    [InlineData("hours", "{\"from\":\"9:00\"}", "settings.leads.hours.from")]
    [InlineData("hours", "{\"from\":\"19:00\",\"to\":\"09:00\"}", "settings.leads.hours.to")]
    [InlineData("hours", "{\"to\":\"24:01\"}", "settings.leads.hours.to")]
    [InlineData("hours", "{\"days\":[]}", "settings.leads.hours.days")]
    [InlineData("hours", "{\"days\":[8]}", "settings.leads.hours.days")]
    [InlineData("policyUrl", "\"javascript:alert(1)\"", "settings.leads.policyUrl")]
    public async Task Settings_that_make_no_sense_are_refused(string field, string value, string at)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var body = new StringContent($"{{\"settings\":{{\"leads\":{{\"{field}\":{value}}}}}}}", System.Text.Encoding.UTF8, "application/json");
        (await shop.Server.PatchAsync(shop.Path, body)).ExpectProblem(400, "invalid", at);
    }

    [Fact]
    public async Task Further_parts_of_the_script_are_served_where_they_are_switched_on()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        Assert.DoesNotContain("forms:1", (await ScriptAsync("")).Text, StringComparison.Ordinal);
        (await ScriptAsync(".callback")).Expect(HttpStatusCode.NotFound);
        (await ScriptAsync(".leads")).Expect(HttpStatusCode.OK);
        var settings = new { forms = true, callback = true, consentText = "</script>\u2028\"Да\"" };
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { leads = settings } })).Expect(HttpStatusCode.OK);

        Assert.Contains("\"forms\":1", (await ScriptAsync("")).Text, StringComparison.Ordinal);
        Assert.Contains("\"forms\":1", (await ScriptAsync(".leads")).Text, StringComparison.Ordinal);
        var widget = (await ScriptAsync(".callback")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("\"hours\"", widget.Text, StringComparison.Ordinal);
        Assert.Equal("public, max-age=300, stale-while-revalidate=86400", widget.Header("Cache-Control"));
        Assert.Equal("nosniff", widget.Header("X-Content-Type-Options"));

        async Task<Answer> ScriptAsync(string part) => await shop.Server.GetAsync($"/s/{shop.Key}{part}.js", key: null);
    }

    private static Task<Answer> AskAsync(Shop shop, object fields, params (string, string)[] headers)
    {
        var body = JsonSerializer.SerializeToNode(fields)!.AsObject();
        body["site"] = shop.Key;
        return shop.Server.PostAsync("/v1/forms", body.ToJsonString(), key: null, headers);
    }

    private static async Task<JsonElement> SendAsync(Shop shop, object fields) => (await AskAsync(shop, fields, Origin)).Expect(HttpStatusCode.OK).Json;

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Shop shop, string query = "") =>
        [.. (await shop.Server.GetAsync($"{shop.Path}/leads{query}")).Expect(HttpStatusCode.OK).Json.GetProperty("leads").EnumerateArray()];

    private static async Task<IReadOnlyList<JsonElement>> TasksAsync(Shop shop) =>
        [.. (await shop.Server.GetAsync(shop.Path + "/callbacks")).Expect(HttpStatusCode.OK).Json.GetProperty("tasks").EnumerateArray()];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
