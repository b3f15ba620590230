using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Mail;
using NumberSwap.Server.Operators;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Mail;

/// <summary>Goals that fall behind, told by a real conversation with a mail server.</summary>
public sealed class GoalMailTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly SmtpStandIn smtp = new();
    private readonly LocalServer server;
    private Shop shop = null!;

    public GoalMailTests() => server = new LocalServer(
        clock, redis: null, log: null,
        ("NumberSwap:Mail:Host", "127.0.0.1"), ("NumberSwap:Mail:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)), ("NumberSwap:Mail:From", "Calls <calls@example.com>"),
        ("NumberSwap:Mail:TimeoutSeconds", "1"), ("NumberSwap:PublicUrl", "https://calls.example.com"));

    private DateTimeOffset Now => clock.GetUtcNow();

    public async ValueTask InitializeAsync() => shop = await Shop.OpenAsync(server);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_goal_that_falls_behind_is_told_once_in_each_readers_language()
    {
        await SetAsync(("desk@shop.example", null), ("stol@shop.example", "ru"));
        await CallsAsync("Анна", perDay: 2, days: 8);
        await GoalAsync("callsPerDay", 5, from: -8, to: 23, "Анна");
        await GoalAsync("callsPerDay", 2, from: -8, to: 23);
        await LookAsync();
        await HasAsync(2);

        var mails = smtp.Mails.ToDictionary(mail => mail.To, mail => mail.Message, StringComparer.Ordinal);
        Assert.Equal("1 goal falls behind: Shop", mails["desk@shop.example"].Subject);
        Assert.Contains("Анна, Calls a day: at least 5 by 15 Dec 2026. So far 2; 24 days left.", mails["desk@shop.example"].TextBody, StringComparison.Ordinal);
        Assert.Contains($"https://calls.example.com/sites/{shop.Id}/operators#goals", mails["desk@shop.example"].TextBody, StringComparison.Ordinal);
        Assert.Equal("1 цель отстаёт от плана: Shop", mails["stol@shop.example"].Subject);
        Assert.Contains("осталось 24 дня", mails["stol@shop.example"].TextBody, StringComparison.Ordinal);

        // Not again, neither today nor on another day.
        await LookAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await LookAsync();
        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Nobody_is_told_at_night_or_too_early_or_too_late()
    {
        await SetAsync(("desk@shop.example", null));
        await CallsAsync("Анна", perDay: 1, days: 4);
        await GoalAsync("callsPerDay", 5, from: -2, to: 20);
        await GoalAsync("callsPerDay", 6, from: -4, to: -1);
        await LookAsync();
        Assert.Empty(await MailsAsync());

        // Ten o'clock in London is three in Los Angeles.
        await GoalAsync("callsPerDay", 7, from: -4, to: 10);
        (await server.PatchAsync(shop.Path, new { settings = new { timeZone = "America/Los_Angeles" } })).Expect(HttpStatusCode.OK);
        await LookAsync();
        Assert.Empty(await MailsAsync());
        clock.Advance(TimeSpan.FromHours(GoalWatch.Morning - 2));
        await LookAsync();
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task A_goal_that_has_recovered_before_its_mail_goes_out_is_not_told_of()
    {
        smtp.Mood = SmtpMood.IsBusy;
        await SetAsync(("desk@shop.example", null));
        await CallsAsync("Анна", perDay: 1, days: 8);
        await GoalAsync("callsPerDay", 3, from: -8, to: 20);
        await LookAsync();
        await Wait.UntilAsync("the mail server was busy", async () => (await MailsAsync()) is [{ Error: not null }]);
        await CallsAsync("Анна", perDay: 4, days: 8);
        smtp.Mood = SmtpMood.Works;
        Outgoing(TimeSpan.FromMinutes(1));
        await Wait.UntilAsync("the mail is dropped", async () => (await MailsAsync()) is [{ State: MailState.Dropped }]);
        Assert.Empty(smtp.Mails);
    }

    [Fact]
    public async Task A_goal_is_told_as_soon_as_there_is_somebody_to_tell()
    {
        await CallsAsync("Анна", perDay: 1, days: 8);
        await GoalAsync("deals", 10, from: -8, to: 20);
        await LookAsync();
        await SetAsync(("desk@shop.example", null));
        await LookAsync();
        await HasAsync(1);
        Assert.Contains("The team, Deals in the period: at least 10 by", smtp.Mails.Single().Message.TextBody, StringComparison.Ordinal);
    }

    private Task LookAsync() => server.Services.GetRequiredService<GoalWatch>().RunAsync(TestContext.Current.CancellationToken);

    private async Task GoalAsync(string measure, double target, int from, int to, string? name = null) =>
        (await server.PostAsync(shop.Path + "/goals", new { @operator = name, measure, target, from = Day(from), to = Day(to) })).Expect(HttpStatusCode.Created);

    private string Day(int days) => Now.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Calls of the days before today.</summary>
    private async Task CallsAsync(string name, int perDay, int days)
    {
        for (var i = 0; i < perDay * days; i++)
        {
            var call = new { id = Shop.NewCallId(), from = $"+7916{i:0000000}", to = shop.Target, status = "completed", talkSeconds = 60, startedAt = Now.AddDays(-1 - (i / perDay)), @operator = name };
            (await server.PostAsync("/v1/calls", call)).Expect(HttpStatusCode.OK);
        }

        await shop.CallsAsync();
    }

    private async Task SetAsync(params (string Email, string? Language)[] addresses) =>
        (await server.PutAsync($"{shop.Path}/alerts", new { addresses = addresses.Select(one => new { email = one.Email, language = one.Language }) })).Expect(HttpStatusCode.OK);

    private Task<IReadOnlyList<QueuedMail>> MailsAsync() => server.Services.GetRequiredService<MailStore>().ListAsync(shop.Id, 100);

    private Task HasAsync(int mails) => Wait.UntilAsync($"{mails} mails are there", () => Task.FromResult(smtp.Mails.Count >= mails));

    private void Outgoing(TimeSpan time)
    {
        clock.Advance(time);
        server.Services.GetRequiredService<NumberSwap.Sql.Database>().Outbox.Wake();
    }
}
