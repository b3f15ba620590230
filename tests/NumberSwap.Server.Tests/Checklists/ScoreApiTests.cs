using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Checklists;

public sealed class ScoreApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task A_draft_becomes_final_and_a_correction_keeps_what_it_was()
    {
        var (team, calls) = await DrawnAsync();
        var draft = (await team.Server.PostAsync(team.Shop.Path + "/scores", new { call = calls[0].Call, checklist = team.Checklist, values = new { need = 1 } })).Expect(HttpStatusCode.Created).Json;
        var path = $"{team.Shop.Path}/scores/{draft.GetProperty("id").GetString()}";
        Assert.False(draft.GetProperty("final").GetBoolean());
        Assert.Equal("key", draft.GetProperty("authorKind").GetString());
        Assert.Equal((2, 4), (draft.GetProperty("points").GetInt32(), draft.GetProperty("mostPoints").GetInt32()));
        (await team.ScoreAsync(calls[0].Call, 1, 2)).ExpectProblem(409, "conflict", "call");

        (await team.Server.PutAsync(path, new { values = new { need = 2 }, final = true })).ExpectProblem(400, "invalid", "values.name");
        var final = (await team.Server.PutAsync(path, new { values = new { need = 2, name = 0 }, final = true, comment = "hasty" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(0.8, final.GetProperty("share").GetDouble());
        (await team.Server.PutAsync(path, new { values = new { need = 1, name = 1 } })).ExpectProblem(400, "invalid", "reason");
        (await team.Server.PutAsync(path, new { values = new { need = 1, name = 1 }, reason = "listened again", revision = 1 })).ExpectProblem(409, "conflict", "revision");
        (await team.Server.PutAsync(path, new { values = new { need = 1, name = 1 }, reason = "listened again", revision = 2 })).Expect(HttpStatusCode.OK);

        // The checklist's next version changes nothing of it.
        (await team.Server.PutAsync($"{team.Shop.Path}/checklists/{team.Checklist}", new { name = "Other", items = new[] { new { title = "Other" } } })).Expect(HttpStatusCode.OK);
        var found = (await team.Server.GetAsync(path)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((3, 5, 3, "listened again"), (found.GetProperty("points").GetInt32(), found.GetProperty("mostPoints").GetInt32(), found.GetProperty("revision").GetInt32(), found.GetProperty("reason").GetString()));
        var before = Assert.Single(found.GetProperty("history").EnumerateArray());
        Assert.Equal((4, 5, "hasty"), (before.GetProperty("points").GetInt32(), before.GetProperty("mostPoints").GetInt32(), before.GetProperty("comment").GetString()));
        var log = (await team.Server.GetAsync("/v1/audit?site=" + team.Shop.Id)).Text;
        Assert.Contains("score.given", log, StringComparison.Ordinal);
        Assert.Contains("score.corrected", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hasty", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_drawn_is_scored_by_items_that_there_are()
    {
        var (team, calls) = await DrawnAsync();
        var others = (await team.Shop.CallsAsync()).Select(call => call.GetProperty("id").GetString()!).Except(calls.Select(call => call.Call));

        (await team.ScoreAsync(others.First(), 1, 1)).ExpectProblem(400, "invalid", "call");
        (await team.ScoreAsync(calls[0].Call, 2, 1)).ExpectProblem(400, "invalid", "values.name");
        (await team.ScoreAsync(calls[0].Call, null, null)).ExpectProblem(400, "invalid", "values");
        (await team.Server.PostAsync(team.Shop.Path + "/scores", new { call = calls[0].Call, checklist = team.Checklist, values = new { x = 1 } })).ExpectProblem(400, "invalid", "values");
        (await team.Server.PostAsync(team.Shop.Path + "/scores", new { call = calls[0].Call, checklist = "nobodys", values = new { name = 1 } })).ExpectProblem(400, "invalid", "checklist");
        (await team.ScoreAsync(calls[0].Call, null, 2)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nobody_scores_their_own_calls_and_two_are_enough()
    {
        var (team, calls) = await DrawnAsync();
        var scores = ((LocalServer)team.Server).Services.GetRequiredService<ScoreService>();
        var request = new ScoreRequest(calls[0].Call, team.Checklist, new Dictionary<string, int?>(StringComparer.Ordinal) { ["name"] = 1, ["need"] = 1 }, null, true, null, null, null);
        var anna = new Actor("person", "anna", "анна");

        Assert.Equal(403, (await scores.AddAsync(team.Shop.Id, request, anna, default)).Problem!.StatusCode);

        // A key is no way around it: neither one with the operator's name nor one that the operator made.
        var trail = ((LocalServer)team.Server).Services.GetRequiredService<AuditTrail>();
        await ((LocalServer)team.Server).Services.GetRequiredService<AuditStore>().AddAsync(trail.Added(anna, null, "key", "annas-key", "CRM", new { }));
        Assert.Equal(403, (await scores.AddAsync(team.Shop.Id, request, new Actor("key", "k", "Анна"), default)).Problem!.StatusCode);
        Assert.Equal(403, (await scores.AddAsync(team.Shop.Id, request, new Actor("key", "annas-key", "CRM"), default)).Problem!.StatusCode);
        Assert.NotNull((await scores.AddAsync(team.Shop.Id, request, new Actor("person", "1", "Olga"), default)).Score);
        Assert.NotNull((await scores.AddAsync(team.Shop.Id, request, new Actor("person", "2", "Vera"), default)).Score);
        Assert.Equal(409, (await scores.AddAsync(team.Shop.Id, request, new Actor("person", "3", "Ivan"), default)).Problem!.StatusCode);
    }

    [Fact]
    public async Task A_call_is_ones_own_under_any_spelling_and_by_either_link()
    {
        var (team, calls) = await DrawnAsync();
        var scores = ((LocalServer)team.Server).Services.GetRequiredService<ScoreService>();
        var (olga, vera) = ((await team.Shop.SignInAsync(Role.Manager)).Person!, (await team.Shop.SignInAsync(Role.Manager)).Person!);
        Assert.False(await IsOwnAsync("1", "Анна Иванова") || await IsOwnAsync(olga.Id, "Olga") || await IsOwnAsync(vera.Id, "Vera"));

        // The name of the calls is a spelling of another, which a link among the operators and one for samples are of.
        (await team.Server.PutAsync(team.Shop.Path + "/operators/" + Uri.EscapeDataString("Анна"), new { mergedInto = "Анна Иванова" })).Expect(HttpStatusCode.NoContent);
        (await team.Server.PutAsync(team.Shop.Path + "/operators/" + Uri.EscapeDataString("Анна Иванова"), new { person = olga.Id })).Expect(HttpStatusCode.NoContent);
        (await team.Server.PutAsync(team.Shop.Path + "/samples/operators", new { @operator = "анна иванова", person = vera.Id })).Expect(HttpStatusCode.NoContent);
        Assert.True(await IsOwnAsync("1", "анна иванова") && await IsOwnAsync("2", "Анна") && await IsOwnAsync(olga.Id, "Olga") && await IsOwnAsync(vera.Id, "Vera"));

        Task<bool> IsOwnAsync(string id, string name) => scores.IsOwnAsync(team.Shop.Id, calls[0].Operator, new Actor("person", id, name), default);
    }

    [Fact]
    public async Task Managers_do_not_say_whose_calls_they_may_score()
    {
        var (team, _) = await DrawnAsync();
        var (owner, manager) = (await team.Shop.SignInAsync(), await team.Shop.SignInAsync(Role.Manager));
        var page = $"/sites/{team.Shop.Id}/checklists/sample?week={Team.Week}";
        (await owner.SendAsync(page, "link", ("Operator", "Анна"), ("Who", manager.Person!.Id))).Expect(HttpStatusCode.Redirect);

        Assert.NotEqual(HttpStatusCode.Redirect, (await manager.SendAsync(page, "link", ("Operator", "Анна"), ("Who", ""))).Status);
        Assert.Equal(manager.Person.Id, Assert.Single((await team.Server.GetAsync(team.Shop.Path + "/samples/operators")).Json.EnumerateArray()).GetProperty("person").GetString());
        var card = $"/sites/{team.Shop.Id}/operators/{Uri.EscapeDataString("Анна")}";
        Assert.Contains("id=\"merge\"", (await owner.GetAsync(card)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"merge\"", (await manager.GetAsync(card)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_is_of_the_version_that_was_looked_at()
    {
        var (team, calls) = await DrawnAsync();
        var manager = await team.Shop.SignInAsync(Role.Manager);
        var page = $"/sites/{team.Shop.Id}/checklists/score/{calls[0].Call}?checklist={team.Checklist}";
        Assert.Contains("name=\"version\" value=\"1\"", (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        (await team.Server.PutAsync($"{team.Shop.Path}/checklists/{team.Checklist}", new { name = "Sales", items = Team.Items.Take(1) })).Expect(HttpStatusCode.OK);

        (await team.Server.PostAsync(team.Shop.Path + "/scores", new { call = calls[0].Call, checklist = team.Checklist, values = new { name = 1 }, final = true, version = 1 })).ExpectProblem(409, "conflict", "version");
        Assert.NotEqual(HttpStatusCode.Redirect, (await manager.SendAsync(page, "score", ("value-name", "1"), ("version", "1"), ("do", "final"))).Status);
        Assert.NotEqual(HttpStatusCode.Redirect, (await manager.SendAsync(page, "score", ("value-name", "1"), ("do", "final"))).Status);
        Assert.Empty((await team.Server.GetAsync(team.Shop.Path + "/scores")).Json.EnumerateArray());
        (await manager.SendAsync(page, "score", ("value-name", "1"), ("version", "2"), ("do", "final"))).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_may_score_too_does_not_see_before_what_the_first_gave()
    {
        var (team, calls) = await DrawnAsync();
        (await team.ScoreAsync(calls[0].Call, 1, 2, comment: "Very good indeed")).Expect(HttpStatusCode.Created);
        var manager = await team.Shop.SignInAsync(Role.Manager);
        var page = $"/sites/{team.Shop.Id}/checklists/score/{calls[0].Call}?checklist={team.Checklist}";

        var first = (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("as a second person", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Very good indeed", first, StringComparison.Ordinal);
        Assert.DoesNotContain("100", PageText((await manager.GetAsync($"/sites/{team.Shop.Id}/checklists/sample?week={Team.Week}&checklist={team.Checklist}")).Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Very good indeed", (await manager.GetAsync(page + "&second=true")).Text, StringComparison.Ordinal);
        var seen = (await manager.GetAsync(page + "&see=true")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Very good indeed", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("as a second person", seen, StringComparison.Ordinal);

        (await manager.SendAsync(page + "&second=true", "score", ("value-name", "1"), ("value-need", "0"), ("version", "1"), ("do", "final"))).Expect(HttpStatusCode.Redirect);
        Assert.Contains("Very good indeed", (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        static string PageText(string html) => string.Concat(html.Split("badge good").Skip(1).Select(part => part[..part.IndexOf('<', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Results_tell_items_operators_weeks_hints_and_sales()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        string[] names = ["A", "B", "C", "D", "E"];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var talked = await team.TalkAsync(name, 16);
            (await team.Server.PostAsync("/v1/deals", new { site = team.Shop.Id, deals = talked.Take(i + 1).Select(call => new { externalId = call, callId = call, outcome = "won" }) })).Expect(HttpStatusCode.OK);
        }

        await team.DrawAsync();
        foreach (var (call, of) in Team.CallsOf(await team.SampleAsync()))
            (await team.ScoreAsync(call, 1, of == "E" ? 2 : 1)).Expect(HttpStatusCode.Created);

        var results = (await team.Server.GetAsync($"{team.Shop.Path}/checklists/{team.Checklist}/results?from=2026-W45&to=2026-W46")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(10, results.GetProperty("all").GetProperty("calls").GetInt32());
        Assert.Equal([1, 0.6], results.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("share").GetDouble()));
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Number], results.GetProperty("items")[0].GetProperty("weeks").EnumerateArray().Select(week => week.ValueKind));
        var hint = Assert.Single(results.GetProperty("hints").EnumerateArray());
        Assert.Equal(("Found the need", 4, 5), (hint.GetProperty("title").GetString(), hint.GetProperty("losing").GetInt32(), hint.GetProperty("operators").GetInt32()));
        Assert.Equal([1, 2, 3, 4, 5], results.GetProperty("operators").EnumerateArray().Select(of => of.GetProperty("won").GetInt32()));
        (await team.Server.GetAsync($"{team.Shop.Path}/checklists/{team.Checklist}/results?from=2026-W46&to=2026-W45")).ExpectProblem(400, "invalid", "from");

        var csv = (await team.Server.GetAsync($"{team.Shop.Path}/scores?checklist={team.Checklist}", IServer.AdminKey, ("Accept", "text/csv"))).Expect(HttpStatusCode.OK).Text;
        Assert.Equal(11, csv.TrimEnd().Split('\n').Length);
        Assert.EndsWith("Said the name,Found the need", csv.Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_of_a_callers_conversations_are_removed_and_points_stay()
    {
        var (team, calls) = await DrawnAsync();
        var score = (await team.ScoreAsync(calls[0].Call, 1, 1, comment: "Ivan of flat 5")).Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString();
        (await team.Server.PutAsync($"{team.Shop.Path}/scores/{score}", new { values = new { need = 2, name = 1 }, reason = "Ivan again", comment = "Ivan" })).Expect(HttpStatusCode.OK);
        var store = ((LocalServer)team.Server).Services.GetRequiredService<ScoreStore>();

        var forgotten = await store.ForgetCommentsAsync(team.Shop.Id, [calls[0].Call]);

        Assert.Equal((1, 1), (forgotten.Scores, forgotten.Changes));
        Assert.Equal([calls[0].Call], forgotten.Calls);
        var left = (await team.Server.GetAsync($"{team.Shop.Path}/scores/{score}")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("Ivan", left.Text, StringComparison.Ordinal);
        Assert.Equal(5, left.Json.GetProperty("points").GetInt32());
        Assert.Empty((await store.ForgetCommentsAsync(team.Shop.Id, [calls[0].Call])).Calls);
    }

    private async Task<(Team Team, List<(string Call, string Operator)> Calls)> DrawnAsync()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        await team.TalkAsync("Анна", 20);
        await team.DrawAsync();
        return (team, Team.CallsOf(await team.SampleAsync()));
    }
}
