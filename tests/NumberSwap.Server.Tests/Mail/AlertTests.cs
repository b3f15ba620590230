using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Mail;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Mail;

/// <summary>Missed calls by mail, over a real conversation with a mail server.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly SmtpStandIn smtp = new();
    private readonly LocalServer server;
    private Shop shop = null!;
    private ShopPool pool = null!;

    public AlertTests() => server = new LocalServer(
        clock, redis: null, log: null,
        ("NumberSwap:Mail:Host", "127.0.0.1"), ("NumberSwap:Mail:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)), ("NumberSwap:Mail:From", "Calls <calls@example.com>"),
        ("NumberSwap:Mail:TimeoutSeconds", "1"), ("NumberSwap:PublicUrl", "https://calls.example.com"));

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.OpenAsync(server);
        pool = await shop.AddPoolAsync(3);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_missed_call_is_mailed_at_once_in_the_readers_language_and_no_more_of_the_number_than_they_may_see()
    {
        var (owner, analyst) = (await shop.SignInAsync(), await shop.SignInAsync(Role.Analyst));
        await SetAsync((owner.Person!.Email, "ru"), (analyst.Person!.Email, null), ("desk@shop.example", null));
        await MissAsync("+79161234567");
        await HasAsync(3);

        var mails = smtp.Mails.ToDictionary(mail => mail.To, mail => mail.Message, StringComparer.Ordinal);
        Assert.Equal("Пропущенный звонок с номера +79161234567: Shop", mails[owner.Person.Email].Subject);
        Assert.Equal("Missed call from +7916123••••: Shop", mails[analyst.Person.Email].Subject);
        Assert.Contains($"https://calls.example.com/sites/{shop.Id}/missed#task-", mails[owner.Person.Email].TextBody, StringComparison.Ordinal);
        Assert.All([mails[analyst.Person.Email], mails["desk@shop.example"]], mail => Assert.DoesNotContain("+79161234567", mail.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_missed_calls_is_told_in_few_mails()
    {
        await SetAsync(("desk@shop.example", null));
        for (var i = 0; i < 60; i++)
            await MissAsync($"+7916{i:0000000}");
        await Wait.UntilAsync("all are recorded", async () => (await OpenAsync()) == 60);
        await Wait.UntilAsync("some are sent", () => Task.FromResult(!smtp.Mails.IsEmpty));
        Advance(TimeSpan.FromMinutes(5));
        await Wait.UntilAsync("all are told of", async () => (await server.Services.GetRequiredService<MailStore>().ListAsync(shop.Id, 100)).All(mail => mail.State == MailState.Sent));
        Assert.InRange(smtp.Mails.Count, 1, MailStore.AtOnce + 1);
    }

    [Theory]
    [InlineData(SmtpMood.Hangs)]
    [InlineData(SmtpMood.Drops)]
    [InlineData(SmtpMood.IsBusy)]
    internal async Task A_server_that_is_away_gets_the_mail_later(SmtpMood mood)
    {
        smtp.Mood = mood;
        await SetAsync(("desk@shop.example", null));
        await MissAsync("+79161234567");
        await Wait.UntilAsync("the first attempt has failed", async () => (await MailAsync())?.Error is not null);
        smtp.Mood = SmtpMood.Works;
        Advance(TimeSpan.FromSeconds(31));
        await HasAsync(1);
        Assert.StartsWith("Missed call from", smtp.Mails.Single().Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_parked_and_what_is_over_is_not_told()
    {
        smtp.Mood = SmtpMood.Refuses;
        await SetAsync(("desk@shop.example", null));
        await MissAsync("+79161234567");
        await Wait.UntilAsync("it is parked", async () => (await MailAsync())?.State == MailState.Parked);

        smtp.Mood = SmtpMood.IsBusy;
        var id = await MissAsync("+79160000000");
        await Wait.UntilAsync("it has failed", async () => (await MailsAsync()).Any(mail => mail is { State: MailState.Pending, Error: not null }));
        await shop.CallAsync(pool.Numbers[0], id, "answered", "+79160000000");
        await Wait.UntilAsync("its task and mail are gone", async () => await MailsAsync() is [{ State: MailState.Parked }] && await OpenAsync() == 1);
        Assert.Empty(smtp.Mails);
    }

    [Fact]
    public async Task An_address_that_no_mail_can_have_is_refused_and_one_that_is_there_is_given_up()
    {
        foreach (var email in (string[])["mailto:desk@shop.example", "desk@[shop", "de(sk@shop.example"])
            (await server.PutAsync($"/v1/sites/{shop.Id}/alerts", new { addresses = new[] { new { email } } })).Expect(HttpStatusCode.BadRequest);
        await server.Services.GetRequiredService<AlertStore>().SetAsync(shop.Id, [new AlertAddress { Email = "mailto:desk@shop.example" }], 0);
        (await server.PostAsync($"/v1/sites/{shop.Id}/alerts/test", new { email = "mailto:desk@shop.example" })).Expect(HttpStatusCode.BadRequest);
        await MissAsync("+79161234567");
        await Wait.UntilAsync("it is parked", async () => (await MailAsync())?.State == MailState.Parked);
    }

    [Fact]
    public async Task A_test_says_what_the_server_answered()
    {
        await SetAsync(("desk@shop.example", null));
        var sent = (await server.PostAsync($"/v1/sites/{shop.Id}/alerts/test", new { email = "desk@shop.example" })).Expect(HttpStatusCode.OK).Json;
        Assert.True(sent.GetProperty("sent").GetBoolean());
        Assert.Equal("Mails from NumberSwap arrive: Shop", Assert.Single(smtp.Mails).Message.Subject);
        smtp.Mood = SmtpMood.Refuses;
        var refused = (await server.PostAsync($"/v1/sites/{shop.Id}/alerts/test", new { email = "desk@shop.example" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("The mail server refused the mail.", refused.GetProperty("error").GetString());
        (await server.PostAsync($"/v1/sites/{shop.Id}/alerts/test", new { email = "stranger@shop.example" })).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_task_is_taken_settled_and_shown_with_its_figures()
    {
        var (owner, analyst) = (await shop.SignInAsync(), await shop.SignInAsync(Role.Analyst));
        await MissAsync("+79161234567");
        await Wait.UntilAsync("there is a task", async () => await OpenAsync() == 1);
        var page = $"/sites/{shop.Id}/missed";
        var shown = (await owner.GetAsync(page)).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("79161234567", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("79161234567", (await analyst.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("waits for a call back", (await owner.GetAsync("/sites/" + shop.Id)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        var task = (await server.GetAsync($"/v1/sites/{shop.Id}/callbacks")).Expect(HttpStatusCode.OK).Json.GetProperty("tasks")[0].GetProperty("id").GetString()!;
        (await owner.SendAsync(page, "task", ("Take", task))).Expect(HttpStatusCode.Found);
        (await server.PutAsync($"/v1/sites/{shop.Id}/callbacks/{task}/taker", new { taker = "Boris" })).Expect(HttpStatusCode.Conflict);
        clock.Advance(TimeSpan.FromMinutes(10));
        (await owner.SendAsync(page, "task", ("Settle", task), ("Outcome", "reached"), ("Note", "wants an offer"))).Expect(HttpStatusCode.Found);
        (await server.PutAsync($"/v1/sites/{shop.Id}/callbacks/{task}/outcome", new { outcome = "reached" })).Expect(HttpStatusCode.Conflict);

        var report = (await server.GetAsync($"/v1/sites/{shop.Id}/callbacks/report")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((1, 1, 1.0), (report.GetProperty("missed").GetInt32(), report.GetProperty("met").GetInt32(), report.GetProperty("metShare").GetDouble()));
        Assert.Contains("wants an offer", (await owner.GetAsync(page)).Text, StringComparison.Ordinal);
        (await owner.GetAsync(page + "/settings")).Expect(HttpStatusCode.OK);
        (await server.PutAsync($"/v1/sites/{shop.Id}/callbacks/settings", new { minutes = 30, hours = new object?[] { new { from = 540, to = 1080 }, null, null, null, null, null, null } })).Expect(HttpStatusCode.OK);
        (await owner.SendAsync(page + "/settings", "rules", ("Minutes", "20"))).Expect(HttpStatusCode.Found);
        Assert.Equal(20, (await server.GetAsync($"/v1/sites/{shop.Id}/callbacks/settings")).Expect(HttpStatusCode.OK).Json.GetProperty("minutes").GetInt32());
    }

    private async Task SetAsync(params (string Email, string? Language)[] addresses) =>
        (await server.PutAsync($"/v1/sites/{shop.Id}/alerts", new { addresses = addresses.Select(one => new { email = one.Email, language = one.Language }) })).Expect(HttpStatusCode.OK);

    private async Task<string> MissAsync(string from)
    {
        var id = Shop.NewCallId();
        await shop.CallAsync(pool.Numbers[0], id, "missed", from);
        return id;
    }

    private async Task<int> OpenAsync() => (await server.GetAsync($"/v1/sites/{shop.Id}/callbacks?limit=500")).Expect(HttpStatusCode.OK).Json.GetProperty("tasks").GetArrayLength();

    private Task<IReadOnlyList<QueuedMail>> MailsAsync() => server.Services.GetRequiredService<MailStore>().ListAsync(shop.Id, 100);

    private async Task<QueuedMail?> MailAsync() => await MailsAsync() is [var mail, ..] ? mail : null;

    private Task HasAsync(int mails) => Wait.UntilAsync($"{mails} mails are there", () => Task.FromResult(smtp.Mails.Count >= mails));

    private void Advance(TimeSpan time)
    {
        clock.Advance(time);
        server.Services.GetRequiredService<Database>().Outbox.Wake();
    }
}
