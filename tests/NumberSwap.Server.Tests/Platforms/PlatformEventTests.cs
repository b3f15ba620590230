using System.Net;
using System.Text.Json;
using NumberSwap.Core.Platforms;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>The list of what a platform sent last, and reading it again.</summary>
public sealed class PlatformEventTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task What_came_in_is_listed_as_it_was_read_with_secrets_and_callers_masked()
    {
        var (shop, twilio) = await OpenAsync();
        await twilio.RingAsync("CA" + shop.Id, shop.Target);
        await twilio.SendAsync("", TwilioCaller.Body(TwilioCaller.Ring("CAforged", shop.Target)), "no signature");

        var events = await ListAsync(shop, 2);

        var (refused, taken) = (events[0], events[1]);
        if (refused.GetProperty("outcome").GetString() != "refused")
            (refused, taken) = (taken, refused);
        Assert.Equal(("refused", 403, false), (refused.GetProperty("outcome").GetString(), refused.GetProperty("answerStatus").GetInt32(), refused.GetProperty("mayReplay").GetBoolean()));
        Assert.Equal(
            ("taken", true, "CA" + shop.Id, 200, true),
            (taken.GetProperty("outcome").GetString(), taken.GetProperty("rings").GetBoolean(), taken.GetProperty("call").GetString(), taken.GetProperty("answerStatus").GetInt32(), taken.GetProperty("mayReplay").GetBoolean()));
        Assert.Contains("CallStatus = ringing", taken.GetProperty("shown").GetString(), StringComparison.Ordinal);
        Assert.Contains("to = " + shop.Target, taken.GetProperty("reading").GetString(), StringComparison.Ordinal);
        Assert.Contains("<Dial", taken.GetProperty("answer").GetString(), StringComparison.Ordinal);
        foreach (var one in events)
        {
            Assert.DoesNotContain("9161234567", one.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("Анна", one.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Callers_are_stored_unreadable()
    {
        var (shop, twilio) = await OpenAsync();
        var fields = TwilioCaller.Ring("CA" + shop.Id, shop.Target);
        fields["CallerCity"] = "Nowhere-" + shop.Id;
        await twilio.PostAsync("", fields);
        var shown = Assert.Single(await ListAsync(shop, 1)).GetProperty("shown").GetString();
        Assert.Contains("Nowhere-" + shop.Id, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(fields["From"][1..], shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_read_again_and_makes_no_second_call()
    {
        var (shop, twilio) = await OpenAsync();
        await twilio.RingAsync("CA" + shop.Id, shop.Target);
        var id = Assert.Single(await ListAsync(shop, 1)).GetProperty("id").GetString();

        var again = (await shop.Server.PostAsync($"{shop.Path}/platforms/twilio/events/{id}/replay", new { })).Expect(HttpStatusCode.OK).Json;

        Assert.NotEqual(JsonValueKind.Null, again.GetProperty("replayedAt").ValueKind);
        Assert.Equal("CA" + shop.Id, Assert.Single(await shop.CallsAsync()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_refused_or_is_not_the_sites_is_not_read_again()
    {
        var (shop, twilio) = await OpenAsync();
        var other = await servers.OpenShopAsync(HotState.Embedded);
        await twilio.SendAsync("", TwilioCaller.Body(TwilioCaller.Ring("CAforged", shop.Target)), "no signature");
        var id = Assert.Single(await ListAsync(shop, 1)).GetProperty("id").GetString();

        (await shop.Server.PostAsync($"{shop.Path}/platforms/twilio/events/{id}/replay", new { })).ExpectProblem(409, "not_replayable");
        (await shop.Server.PostAsync($"{other.Path}/platforms/twilio/events/{id}/replay", new { })).ExpectProblem(404, "not_found");
        (await shop.Server.PostAsync($"{shop.Path}/platforms/plivo/events/{id}/replay", new { })).ExpectProblem(404, "not_found");
        Assert.Empty(await shop.CallsAsync());
    }

    [Fact]
    public async Task A_platform_that_is_removed_is_refused_and_listed_no_more()
    {
        var (shop, twilio) = await OpenAsync();
        Assert.Equal("twilio", Assert.Single((await shop.Server.GetAsync(shop.Path + "/platforms")).Expect(HttpStatusCode.OK).Json.EnumerateArray()).GetProperty("platform").GetString());

        (await shop.Server.DeleteAsync(shop.Path + "/platforms/twilio")).Expect(HttpStatusCode.NoContent);

        Assert.Empty((await shop.Server.GetAsync(shop.Path + "/platforms")).Expect(HttpStatusCode.OK).Json.EnumerateArray());
        (await twilio.RingAsync("CA1", shop.Target)).ExpectProblem(403, "bad_signature");
        (await shop.Server.DeleteAsync(shop.Path + "/platforms/twilio")).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task Only_listed_addresses_may_send()
    {
        var (shop, twilio) = await OpenAsync();
        (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { addresses = new[] { "203.0.113.0/24" } })).Expect(HttpStatusCode.OK);
        (await twilio.RingAsync("CA1", shop.Target)).ExpectProblem(403, "bad_signature");

        // The token was kept.
        (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { addresses = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        (await twilio.RingAsync("CA1", shop.Target)).Expect(HttpStatusCode.OK);
        (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { addresses = new[] { "somewhere" } })).ExpectProblem(400, "invalid", "addresses");
        (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { authtoken = "x" })).ExpectProblem(400, "invalid", "authtoken");
    }

    [Theory]
    [InlineData("203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.200", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("203.0.114.7", false)]
    [InlineData("2001:db8::2", false)]
    [InlineData(null, false)]
    public void An_address_is_allowed_by_its_network(string? address, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            new PlatformCredentials(new Dictionary<string, string>(StringComparer.Ordinal), null, ["203.0.113.0/24", "2001:db8::1/128"]).Allows(address is null ? null : IPAddress.Parse(address)));

    [Theory, ClassData(typeof(Engines))]
    public async Task A_flood_of_refused_ones_does_not_drive_out_the_genuine(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var store = new PlatformEventStore(database.Database);
        await store.AddAsync([.. Enumerable.Range(0, 40).Select(i => Event($"g{i:00}", 1000 + i, PlatformEventOutcome.Taken)), .. Enumerable.Range(0, 40).Select(i => Event($"r{i:00}", 2000 + i, PlatformEventOutcome.Refused))]);

        await store.PruneAsync("site", "twilio", 30, 5, before: 1020, TestContext.Current.CancellationToken);

        var left = (await store.ListAsync("site", "twilio", 100, TestContext.Current.CancellationToken)).Select(one => one.Id).ToList();
        Assert.Equal([.. Enumerable.Range(35, 5).Reverse().Select(i => $"r{i:00}"), .. Enumerable.Range(20, 20).Reverse().Select(i => $"g{i:00}")], left);
    }

    private static PlatformEvent Event(string id, long at, PlatformEventOutcome outcome) => new()
    {
        Id = id,
        Site = "site",
        Platform = "twilio",
        At = at,
        Outcome = outcome,
        Method = "POST",
        Shown = "",
        AnswerStatus = 200,
    };

    /// <summary>The list, when it has so many; it is written a moment after the answer.</summary>
    private static async Task<List<JsonElement>> ListAsync(Shop shop, int count)
    {
        List<JsonElement> events = [];
        for (var attempt = 0; attempt < 500 && events.Count < count; attempt++)
        {
            events = [.. (await shop.Server.GetAsync(shop.Path + "/platforms/twilio/events")).Expect(HttpStatusCode.OK).Json.EnumerateArray()];
            if (events.Count < count)
                await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(count, events.Count);
        return events;
    }

    private async Task<(Shop Shop, TwilioCaller Twilio)> OpenAsync()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(2);
        var twilio = new TwilioCaller(shop);
        await twilio.SetUpAsync();
        return (shop, twilio);
    }
}
