using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Mail;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Callbacks;

/// <summary>Who asks to be called while a task is open for them, and who only makes it seem that many do.</summary>
[Collection("sql")]
public sealed class CallbackRequestTests
{
    private const long T = Some.Time;
    private const long Minute = 60_000;
    private const string Phone = "+79161234567";
    private static readonly Actor Anna = new("person", "anna", "Anna");

    [Theory, ClassData(typeof(Engines))]
    public async Task A_request_that_joins_a_task_which_was_put_off_is_due_as_promised_and_told(string engine)
    {
        await using var test = await OpenAsync(engine);
        var store = new CallbackStore(test);
        await MissAsync(test, "a", 0);
        await PutOffAsync(test, 1);
        await MissAsync(test, "newer", 2, "+79990000001");
        Assert.Equal("+79990000001", (await store.NewestOpenAsync("site"))!.Phone);

        var joined = await store.RequestAsync(Wish(60, promisedBy: 75));
        Assert.Equal((T + (75 * Minute), true, T + (60 * Minute)), (joined.DueAt, joined.HasAsked, joined.HeardAt));
        Assert.Equal(joined.Id, (await store.NewestOpenAsync("site"))!.Id);
        Assert.Equal([MailKind.MissedCall, MailKind.Request], await MailsAsync(test, joined.Id));

        // Once in a while is enough.
        await store.RequestAsync(Wish(61, promisedBy: 76));
        Assert.Equal(2, (await MailsAsync(test, joined.Id)).Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_missed_call_that_joins_such_a_task_is_due_like_a_new_one_and_told(string engine)
    {
        await using var test = await OpenAsync(engine);
        await MissAsync(test, "a", 0);
        await PutOffAsync(test, 1);
        await MissAsync(test, "b", 60);

        var task = Assert.Single(await new CallbackStore(test).ListAsync(new CallbackFilter("site"), 10));
        Assert.Equal((T + (75 * Minute), 2, false), (task.DueAt, task.Missed, task.HasAsked));
        Assert.Equal([MailKind.MissedCall, MailKind.MissedCall], await MailsAsync(test, task.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_request_after_the_last_answered_call_stays_open_whenever_that_one_is_heard_of(string engine)
    {
        await using var test = await OpenAsync(engine);
        await MissAsync(test, "a", 0);
        await new CallbackStore(test).RequestAsync(Wish(20, promisedBy: 35));
        await RecordAsync(test, "b", 10, CallStatus.Answered);
        Assert.True(Assert.Single(await new CallbackStore(test).ListAsync(new CallbackFilter("site", IsOpen: true), 10)).HasAsked);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Pages_leave_so_many_open_requests_an_hour_and_then_leads_alone(string engine)
    {
        await using var test = await OpenAsync(engine);
        for (var i = 0; i <= LeadStore.MostOpenRequests; i++)
        {
            var (_, lead) = await PutAsync(test, $"lead-{i}", $"+79160000{100 + i}", i);
            Assert.Equal(i == LeadStore.MostOpenRequests, lead.CallBy is null);
        }

        Assert.Equal(LeadStore.MostOpenRequests + 1, (await new LeadStore(test).ListAsync(new LeadFilter { Site = "site", Limit = 1000 })).Count);
        Assert.Equal(LeadStore.MostOpenRequests, (await TasksAsync(test)).Count);
        Assert.Equal(LeadStore.MostOpenRequests, (await test.DumpAsync("mails", "id")).Count);

        // Somebody who calls has a task all the same, and an hour later others may ask again.
        await MissAsync(test, "a", 1, "+79990000001");
        Assert.Equal("+79990000001", Assert.Single(await new CallbackStore(test).ListAsync(new CallbackFilter("site", IsOpen: true, Origin: CallbackOrigin.MissedCall), 10)).Phone);
        Assert.NotNull((await PutAsync(test, "later", Phone, 2 * 60 * Minute)).Lead.CallBy);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lead_whose_phone_changes_has_one_task(string engine)
    {
        await using var test = await OpenAsync(engine);
        for (var i = 0; i < 5; i++)
            await PutAsync(test, "lead", $"+7916000000{i}", i);
        Assert.Equal("+79160000004", Assert.Single(await TasksAsync(test)).Phone);
        Assert.Single(await test.DumpAsync("mails", "id"));

        // Whoever called with that phone waits still.
        await MissAsync(test, "a", 1, "+79160000004");
        await PutAsync(test, "lead", Phone, 10);
        Assert.Equal(["+79160000004", Phone], (await TasksAsync(test)).Select(task => task.Phone).Order());
        await PutAsync(test, "lead", null, 11, new LeadConsent(false, null, T));
        Assert.Equal(["+79160000004"], (await TasksAsync(test)).Select(task => task.Phone));
    }

    private static Task<(LeadOutcome Outcome, Lead Lead)> PutAsync(TestDatabase test, string id, string? phone, long after, LeadConsent? consent = null) =>
        new LeadStore(test).PutAsync(
            new Lead
            {
                Id = id,
                Site = "site",
                Kind = LeadKind.Callback,
                ExternalId = id,
                MadeAt = T + after,
                UpdatedAt = T + after,
                Phone = phone,
                CallBy = T + after + (15 * Minute),
                Consent = consent ?? new LeadConsent(null, null, null),
            },
            requireConsent: false,
            needsSession: false,
            lead => lead.Phone is null ? null : new CallbackWish("site", lead.Phone, lead.Id, null, null, lead.UpdatedAt, null, lead.CallBy));

    private static CallbackWish Wish(int minute, int promisedBy) => new("site", Phone, "lead", "Ivan", null, T + (minute * Minute), null, T + (promisedBy * Minute));

    private static Task MissAsync(TestDatabase test, string id, int minute, string from = Phone) => RecordAsync(test, id, minute, CallStatus.Missed, from);

    private static Task RecordAsync(TestDatabase test, string id, int minute, CallStatus status, string from = Phone)
    {
        var call = Some.Call(id, T + (minute * Minute), status).With(report => report with { From = from });
        return new RecordStore(test).RecordAsync([], [call with { Entry = call.Entry with { StartedAt = T + (minute * Minute) } }]);
    }

    private static async Task PutOffAsync(TestDatabase test, int minute)
    {
        var task = Assert.Single(await TasksAsync(test));
        Assert.True(await new CallbackStore(test).SettleAsync("site", task.Id, CallbackOutcome.NotReached, null, T + (23 * 60 * Minute), Anna, T + (minute * Minute)));
    }

    private static async Task<TestDatabase> OpenAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await new AlertStore(test).SetAsync("site", [new AlertAddress { Email = "a@shop.example" }], T);
        return test;
    }

    private static Task<IReadOnlyList<CallbackTask>> TasksAsync(TestDatabase test) => new CallbackStore(test).ListAsync(new CallbackFilter("site", IsOpen: true), 500);

    private static async Task<IReadOnlyList<MailKind>> MailsAsync(TestDatabase test, string task) =>
        [.. (await new MailStore(test).ListAsync("site", 100)).Where(mail => mail.Task == task).Select(mail => mail.Kind).Order()];
}
