using System.Globalization;
using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.People;
using NumberSwap.Server.Recording;
using NumberSwap.Server.Tests.Conversations;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Erasure;

/// <summary>Somebody who wants to be forgotten is forgotten everywhere; nobody else is.</summary>
public sealed class ErasureTests
{
    private const string Person = "+79161234567";
    private const string Other = "+79269876543";

    [Fact]
    public async Task A_persons_phone_is_in_no_table_afterwards_and_what_went_is_told()
    {
        await using var server = new LocalServer(new StoryClock(), more: ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1"));
        await using var receiver = await Receiver.StartAsync();
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(2);
        (await server.PostAsync(shop.Path + "/destinations", new { kind = "webhook", name = "Ours", settings = new { url = receiver.Url + "/hook" } })).Expect(HttpStatusCode.Created);
        foreach (var phone in (string[])[Person, Other])
            await LiveAsync(shop, phone, phone == Person ? "theirs" : "another");
        Assert.NotEmpty(await PlacesOfAsync(server, Person));

        var removed = await EraseAsync(server, shop, "8 916 123-45-67");

        Assert.Equal((1, 1, 1, 1, 1), (removed["calls"], removed["notes"], removed["deals"], removed["visits"], removed["formPhones"]));
        Assert.Equal(2, removed["leads"]);
        Assert.InRange(removed["events"], 2, 10);
        Assert.Empty(await PlacesOfAsync(server, Person));
        var calls = await shop.CallsAsync();
        Assert.Equal([Other], calls.Select(call => call.TryGetProperty("from", out var from) ? from.GetString() : null).OfType<string>());
        Assert.Equal(2, calls.Count);
        Assert.NotEmpty(await PlacesOfAsync(server, Other));

        Assert.All((await EraseAsync(server, shop, Person)).Values, count => Assert.Equal(0, count));
        var entry = Assert.Single((await server.GetAsync($"/v1/audit?site={shop.Id}&kind=person")).Json.GetProperty("changes").EnumerateArray(), change => change.GetProperty("after").EnumerateObject().Any());
        Assert.Equal("person.erased", entry.GetProperty("action").GetString());
    }

    [Fact]
    public async Task Neither_the_target_rule_nor_the_log_nor_a_file_has_them_afterwards()
    {
        await using var server = new LocalServer(new StoryClock());
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(2);
        await LiveAsync(shop, Person, "theirs");
        (await server.PatchAsync(shop.Path, new { settings = new { target = new { excludedCallers = new[] { Person, Other } } } })).Expect(HttpStatusCode.OK);
        (await server.Http.AskAsync(HttpMethod.Put, "/v1/calls/theirs/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        var rejected = server.Services.GetRequiredService<RejectedEntries>();
        foreach (var (id, from) in new[] { ("put-aside", Person), ("theirs", null), ("another", Other) })
        {
            var report = new CallReport { Site = shop.Id, Id = id, Platform = "api", From = from, To = shop.Target, Status = CallStatus.Completed };
            await rejected.KeepAsync(new CallEntry(shop.Id, 0, report, 0, []), new InvalidOperationException());
        }

        await File.AppendAllTextAsync(rejected.Path, $"{{\"broken\": \"{Person}\n");
        var recordings = Path.Combine(server.Folder.Path, "recordings");
        Assert.Single(Directory.GetFiles(recordings, "*", SearchOption.AllDirectories));

        var removed = await EraseAsync(server, shop, Person);

        Assert.Equal((1, 1, 3, 1), (removed["excludedCallers"], removed["logEntries"], removed["rejectedEntries"], removed["recordings"]));
        Assert.Empty(await PlacesOfAsync(server, Person));
        Assert.Equal([Other], (await server.GetAsync(shop.Path)).Json.GetProperty("settings").GetProperty("target").GetProperty("excludedCallers").EnumerateArray().Select(caller => caller.GetString()));
        Assert.Contains(Other[1..], Assert.Single(await File.ReadAllLinesAsync(rejected.Path)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(recordings, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Only_the_sites_own_data_goes()
    {
        await using var server = new LocalServer(new StoryClock());
        var (shop, neighbour) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        foreach (var each in (Shop[])[shop, neighbour])
        {
            await each.AddPoolAsync(2);
            await LiveAsync(each, Person, "call" + each.Id);
        }

        await EraseAsync(server, shop, Person);

        Assert.Equal(Person, Assert.Single(await neighbour.CallsAsync()).GetProperty("from").GetString());
        (await server.PostAsync(shop.Path + "/erasures", new { phone = "twelve" })).ExpectProblem(400, "invalid", "phone");
        (await server.PostAsync(shop.Path + "/erasures", new { })).ExpectProblem(400, "invalid", "phone");
    }

    [Fact]
    public async Task Owners_do_it_on_a_page_and_say_that_they_are_sure()
    {
        await using var server = new LocalServer(new StoryClock());
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(2);
        await LiveAsync(shop, Person, "the-call");
        var desk = await shop.SignInAsync(Role.Owner);
        var page = $"/sites/{shop.Id}/erasure";

        Assert.Contains("Nothing was removed", (await desk.SendAsync(page, "erase", ("Phone", Person))).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was removed", (await desk.SendAsync(page, "erase", ("Phone", "twelve"), ("Sure", "1"))).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await PlacesOfAsync(server, Person));

        Assert.Contains("the number in 1 call", (await desk.SendAsync(page, "erase", ("Phone", Person), ("Sure", "1"))).Text, StringComparison.Ordinal);
        Assert.Empty(await PlacesOfAsync(server, Person));
    }

    /// <summary>A visit with a form, a call with a note, a deal.</summary>
    private static async Task LiveAsync(Shop shop, string phone, string call)
    {
        var visit = await shop.VisitAsync("?utm_source=yandex");
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = visit.Session, phone, email = "a@b.example", message = "Call " + phone })).Expect(HttpStatusCode.OK);
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = visit.Session, email = "a@b.example", message = "Or write, not to " + phone })).Expect(HttpStatusCode.OK);
        await shop.CallAsync(visit.Number, call, "ringing", phone);
        (await shop.Server.PostAsync("/v1/calls", new { id = call, from = phone, to = visit.Number, status = "completed", talkSeconds = 60, recordingUrl = "https://pbx.example/1.mp3" })).Expect(HttpStatusCode.OK);
        await shop.CallsAsync();
        (await shop.Server.PostAsync($"/v1/calls/{Uri.EscapeDataString(call)}/notes?site={shop.Id}", new { text = "Called from " + phone })).Expect(HttpStatusCode.Created);
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { system = "crm", externalId = call, phone, title = "Boiler for " + phone, callId = call } } })).Expect(HttpStatusCode.OK);
    }

    internal static async Task<Dictionary<string, int>> EraseAsync(LocalServer server, Shop shop, string phone) =>
        (await server.PostAsync(shop.Path + "/erasures", new { phone })).Expect(HttpStatusCode.OK).Json.GetProperty("removed").EnumerateArray()
            .ToDictionary(one => one.GetProperty("what").GetString()!, one => one.GetProperty("count").GetInt32(), StringComparer.Ordinal);

    /// <summary>Where the number can be read in the database: every column of every table, so that a table made later is looked through too.</summary>
    internal static async Task<IReadOnlyList<string>> PlacesOfAsync(LocalServer server, string phone)
    {
        await using var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(server.Folder.Path, "numberswap.db")};Mode=ReadOnly;Pooling=False"));
        var places = new List<string>();
        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in await connection.QueryAsync<string>("SELECT name FROM pragma_table_info(@table)", new { table }))
            {
                if (await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), @digits) > 0", new { digits = phone[1..] }) > 0)
                    places.Add(table + "." + column);
            }
        }

        return places;
    }
}
