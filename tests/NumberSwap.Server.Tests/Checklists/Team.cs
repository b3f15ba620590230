using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Checklists;

/// <summary>A shop whose operators talked with callers last week (2026-W46; the stories' clock stands in W47), and its checklist.</summary>
internal sealed class Team
{
    public const string Week = "2026-W46";

    private int callers = 1_000_000;

    private Team(Shop shop, string checklist) => (Shop, Checklist) = (shop, checklist);

    public Shop Shop { get; }
    public string Checklist { get; }
    public IServer Server => Shop.Server;

    public static readonly object[] Items =
    [
        new { key = "name", title = "Said the name", stage = "introduction", kind = "yesNo" },
        new { key = "need", title = "Found the need", stage = "need", kind = "scale", weight = 2, help = new[] { "not found", "leading questions", "exactly defined" } },
    ];

    public static async Task<Team> OpenAsync(Shop shop)
    {
        var made = (await shop.Server.PostAsync(shop.Path + "/checklists", new { name = "Sales", items = Items })).Expect(HttpStatusCode.Created).Json;
        return new Team(shop, made.GetProperty("id").GetString()!);
    }

    /// <summary>Conversations of an operator, each with another caller, on the days of the week in turn.</summary>
    public async Task<IReadOnlyList<string>> TalkAsync(string of, int calls, int talkSeconds = 120, string status = "completed", int firstDay = 9)
    {
        var ids = new List<string>();
        for (var i = 0; i < calls; i++)
        {
            var id = Shop.NewCallId();
            var at = string.Create(CultureInfo.InvariantCulture, $"2026-11-{firstDay + (i % 7):00}T10:{i % 60:00}:00Z");
            (await Server.PostAsync("/v1/calls", new { id, from = "+7916" + (++callers).ToString(CultureInfo.InvariantCulture), to = Shop.Target, startedAt = at, status, talkSeconds, @operator = of })).Expect(HttpStatusCode.OK);
            ids.Add(id);
        }

        return ids;
    }

    public Task<Answer> DrawAsync(string week = Week) => Server.PostAsync(Shop.Path + "/samples", new { week });

    public async Task<JsonElement> SampleAsync() => (await Server.GetAsync($"{Shop.Path}/samples/{Week}")).Expect(HttpStatusCode.OK).Json;

    public static List<(string Call, string Operator)> CallsOf(JsonElement sample) =>
        [.. sample.GetProperty("calls").EnumerateArray().Select(call => (call.GetProperty("call").GetString()!, call.GetProperty("operator").GetString()!))];

    public Task<Answer> ScoreAsync(string call, int? name, int? need, bool final = true, string? comment = null) =>
        Server.PostAsync(Shop.Path + "/scores", new { call, checklist = Checklist, values = new Dictionary<string, int?>(StringComparer.Ordinal) { ["name"] = name, ["need"] = need }, final, comment });
}
