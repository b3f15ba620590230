using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Checklists;

public sealed class SampleApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task A_week_is_drawn_once_and_sealed()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        var anna = await team.TalkAsync("Анна", 25);
        await team.TalkAsync("Борис", 3);

        // Too short, not answered, of nobody, and of the weeks around.
        await team.TalkAsync("Анна", 5, talkSeconds: 59);
        await team.TalkAsync("Анна", 5, talkSeconds: 0, status: "missed");
        await team.TalkAsync("", 5);
        await team.TalkAsync("Анна", 7, firstDay: 2);
        await team.TalkAsync("Анна", 5, firstDay: 16);

        var drawn = (await team.DrawAsync()).Expect(HttpStatusCode.Created).Json;
        Assert.Equal([("Анна", 25, 3), ("Борис", 3, 1)], drawn.GetProperty("operators").EnumerateArray().Select(of => (of.GetProperty("name").GetString()!, of.GetProperty("calls").GetInt32(), of.GetProperty("drawn").GetInt32())));
        var sample = Team.CallsOf(await team.SampleAsync());
        Assert.Equal(WeeklySample.Draw(team.Shop.Id, IsoWeek.Read(Team.Week)!.Value, "Анна", [.. anna], 12), sample.Where(call => call.Operator == "Анна").Select(call => call.Call));

        // Late calls and other settings change nothing of it.
        await team.TalkAsync("Анна", 40);
        (await team.Server.PatchAsync(team.Shop.Path + "/samples/settings", new { sharePercent = 15, minTalkSeconds = 10 })).Expect(HttpStatusCode.OK);
        (await team.DrawAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal(sample, Team.CallsOf(await team.SampleAsync()));
        Assert.Single((await team.Server.GetAsync(team.Shop.Path + "/samples")).Json.EnumerateArray());
        var log = (await team.Server.GetAsync("/v1/audit?site=" + team.Shop.Id)).Text;
        Assert.Contains("sample.drawn", log, StringComparison.Ordinal);
        Assert.Contains("sample.changed", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_are_those_of_the_sites_zone()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        (await team.Server.PatchAsync(team.Shop.Path, new { settings = new { timeZone = "Asia/Vladivostok" } })).Expect(HttpStatusCode.OK);
        foreach (var (id, at) in new[] { ("early", "2026-11-08T13:59:59Z"), ("first", "2026-11-08T14:00:00Z"), ("last", "2026-11-15T13:59:59Z"), ("late", "2026-11-15T14:00:00Z") })
            (await team.Server.PostAsync("/v1/calls", new { id = team.Shop.Id + id, to = team.Shop.Target, startedAt = at, status = "completed", talkSeconds = 90, @operator = id })).Expect(HttpStatusCode.OK);

        var drawn = (await team.DrawAsync()).Expect(HttpStatusCode.Created).Json;

        Assert.Equal(["first", "last"], drawn.GetProperty("operators").EnumerateArray().Select(of => of.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task A_week_that_goes_on_is_not_drawn()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        (await team.DrawAsync("2026-W47")).ExpectProblem(400, "invalid", "week");
        (await team.DrawAsync("2026-47")).ExpectProblem(400, "invalid", "week");
        (await team.Server.GetAsync(team.Shop.Path + "/samples/2026-W47")).ExpectProblem(404, "not_found");
        (await team.Server.PatchAsync(team.Shop.Path + "/samples/settings", new { sharePercent = 16 })).ExpectProblem(400, "invalid", "sharePercent");
        (await team.Server.PatchAsync(team.Shop.Path + "/samples/settings", new { minTalkSeconds = -1 })).ExpectProblem(400, "invalid", "minTalkSeconds");
    }

    [Fact]
    public async Task The_loop_draws_weeks_that_ended_since_there_is_a_checklist()
    {
        var clock = new StoryClock();
        await using var server = new LocalServer(clock);
        var team = await Team.OpenAsync(await Shop.OpenAsync(server));
        await team.TalkAsync("Анна", 10, firstDay: 16);
        var loop = server.Services.GetRequiredService<SampleLoop>();

        await loop.RunAsync(CancellationToken.None);
        Assert.Empty((await server.GetAsync(team.Shop.Path + "/samples")).Json.EnumerateArray());

        // It is Sunday, 10:00: the week ends in 14 hours, and reports have two hours more.
        clock.Advance(TimeSpan.FromHours(15.9));
        await loop.RunAsync(CancellationToken.None);
        Assert.Empty((await server.GetAsync(team.Shop.Path + "/samples")).Json.EnumerateArray());
        clock.Advance(TimeSpan.FromHours(0.2));
        await loop.RunAsync(CancellationToken.None);
        await loop.RunAsync(CancellationToken.None);

        var sample = Assert.Single((await server.GetAsync(team.Shop.Path + "/samples")).Json.EnumerateArray());
        Assert.Equal(("2026-W47", "NumberSwap"), (sample.GetProperty("week").GetString(), sample.GetProperty("drawnBy").GetString()));
        Assert.Equal(1, sample.GetProperty("operators")[0].GetProperty("drawn").GetInt32());
    }

    /// <summary>Who draws by hand has no choice that the loop does not have: neither the moment nor the rule.</summary>
    [Fact]
    public async Task By_hand_a_week_is_drawn_no_sooner_and_by_the_rule_that_it_began_with()
    {
        var clock = new StoryClock();
        await using var server = new LocalServer(clock);
        var team = await Team.OpenAsync(await Shop.OpenAsync(server));
        await team.TalkAsync("Анна", 100, firstDay: 16);
        (await server.PatchAsync(team.Shop.Path + "/samples/settings", new { sharePercent = 15, minTalkSeconds = 10 })).Expect(HttpStatusCode.OK);
        Assert.Equal(15, (await server.GetAsync(team.Shop.Path + "/samples/settings")).Json.GetProperty("sharePercent").GetInt32());

        clock.Advance(TimeSpan.FromHours(15.9));
        (await team.DrawAsync("2026-W47")).ExpectProblem(400, "invalid", "week");
        clock.Advance(TimeSpan.FromHours(0.2));
        (await server.PatchAsync(team.Shop.Path + "/samples/settings", new { sharePercent = 10 })).Expect(HttpStatusCode.OK);
        Assert.Equal(12, DrawnOf((await team.DrawAsync("2026-W47")).Expect(HttpStatusCode.Created)));

        clock.Advance(TimeSpan.FromDays(7));
        await team.TalkAsync("Анна", 100, firstDay: 23);
        Assert.Equal(15, DrawnOf((await team.DrawAsync("2026-W48")).Expect(HttpStatusCode.Created)));

        static int DrawnOf(Answer answer) => answer.Json.GetProperty("operators")[0].GetProperty("drawn").GetInt32();
    }

    [Fact]
    public async Task An_operator_is_tied_to_a_person_of_the_site()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var person = (await shop.SignInAsync(Core.People.Role.Manager)).Person!.Id;
        var stranger = (await (await servers.OpenShopAsync(HotState.Embedded)).SignInAsync()).Person!.Id;
        var path = shop.Path + "/samples/operators";

        (await shop.Server.PutAsync(path, new { @operator = "ext 1", person = stranger })).ExpectProblem(400, "invalid", "person");
        (await shop.Server.PutAsync(path, new { @operator = "", person })).ExpectProblem(400, "invalid", "operator");
        (await shop.Server.PutAsync(path, new { @operator = "ext 1", person })).Expect(HttpStatusCode.NoContent);
        Assert.Equal(person, Assert.Single((await shop.Server.GetAsync(path)).Json.EnumerateArray()).GetProperty("person").GetString());
        (await shop.Server.PutAsync(path, new { @operator = "ext 1", person = (string?)null })).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await shop.Server.GetAsync(path)).Json.EnumerateArray());
    }
}
