using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>What hangs on a person by something else than the phone.</summary>
[Collection("sql")]
public sealed class ErasureStoreTests
{
    private const long T = Some.Time;
    private const string Phone = "+79161234567";

    [Theory, ClassData(typeof(Engines))]
    public async Task A_deal_that_came_of_a_persons_form_loses_its_title(string engine)
    {
        await using var test = await WithLeadAsync(engine);
        await test.ExecuteAsync(
            $"""
            INSERT INTO deals (id, site_id, system, external_id, title, outcome, opened_at, updated_at, touched_at, form_id, matched_by)
            VALUES ('d1', 'site', 'crm', '1', 'Boiler for Ivan', 0, {T}, {T}, {T}, 'lead', 1), ('d2', 'site', 'crm', '2', 'Boiler for Anna', 0, {T}, {T}, {T}, 'another', 1)
            """);

        Assert.Equal(1, await ErasedAsync(test, "deals"));
        Assert.Equal(["title=", "title=Boiler for Anna"], (await test.DumpAsync("deals", "id")).Select(row => row.Split('|').Single(part => part.StartsWith("title=", StringComparison.Ordinal))));
        Assert.Equal(0, await ErasedAsync(test, "deals"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_visitor_is_known_by_leads_when_the_forms_phone_is_gone(string engine)
    {
        await using var test = await WithLeadAsync(engine);
        await test.ExecuteAsync("DELETE FROM visitor_phones");
        Assert.Equal(["visitor-session-1"], (await new ErasureStore(test).FindAsync("site", Phone)).Visitors);
        Assert.Equal(1, await ErasedAsync(test, "visits"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_was_noted_of_a_consultation_about_a_persons_call_goes(string engine)
    {
        await using var test = await WithLeadAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("call", T)]);
        await test.ExecuteAsync($"INSERT INTO consultations (site_id, call_id, held_at, mentor_kind, mentor_id, mentor_name, note) VALUES ('site', 'call', {T}, 'person', 'm', 'Mentor', 'Ivan of flat 5')");

        Assert.Equal(1, await ErasedAsync(test, "notes"));
        Assert.DoesNotContain("Ivan", Assert.Single(await test.DumpAsync("consultations", "call_id")), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lead_that_is_deleted_takes_its_task_along_unless_its_person_called_as_well(string engine)
    {
        await using var test = await WithLeadAsync(engine);
        var (leads, tasks) = (new LeadStore(test), new CallbackStore(test));
        await new AlertStore(test).SetAsync("site", [new Core.Mail.AlertAddress { Email = "a@shop.example" }], T);
        var wish = new CallbackWish("site", Phone, "lead", "Ivan", "at 5", T, null);
        await tasks.RequestAsync(wish);
        Assert.True(await leads.DeleteAsync("site", "lead", T));
        Assert.Empty(await test.DumpAsync("callbacks", "id"));
        Assert.Empty(await test.DumpAsync("mails", "id"));

        await leads.PutAsync(Lead("again"), requireConsent: false, needsSession: false);
        var missed = Some.Call("missed", T, CallStatus.Missed);
        await new RecordStore(test).RecordAsync([], [missed with { Entry = missed.Entry with { StartedAt = T } }]);
        await tasks.RequestAsync(wish with { Lead = "again" });
        Assert.True(await leads.DeleteAsync("site", "again", T));
        var task = Assert.Single(await tasks.ListAsync(new CallbackFilter("site"), 10));
        Assert.Equal((Phone, null, null, null), (task.Phone, task.Name, task.Wish, task.Lead));
    }

    private static async Task<TestDatabase> WithLeadAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("session-1", T - 100, Some.Lease("l1"))], []);
        await new LeadStore(test).PutAsync(Lead("lead"), requireConsent: false, needsSession: true);
        return test;
    }

    private static async Task<int> ErasedAsync(TestDatabase test, string what)
    {
        var store = new ErasureStore(test);
        return (await store.EraseAsync(await store.FindAsync("site", Phone), T + 1)).Single(one => one.What == what).Count;
    }

    private static Lead Lead(string id) => new()
    {
        Id = id,
        Site = "site",
        Kind = LeadKind.Callback,
        ExternalId = id,
        MadeAt = T,
        UpdatedAt = T,
        Phone = Phone,
        Consent = new LeadConsent(null, null, null),
        Session = "session-1",
    };
}
