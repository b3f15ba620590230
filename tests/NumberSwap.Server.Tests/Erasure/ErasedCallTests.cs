using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Erasure;

/// <summary>Calls stay as figures, and never say again who spoke in them.</summary>
public sealed class ErasedCallTests
{
    private const string Person = "+79161234567";
    private const string Other = "+79269876543";

    [Fact]
    public async Task Who_was_called_is_forgotten_too_and_no_repeated_report_brings_them_back()
    {
        await using var server = new LocalServer(new StoryClock());
        var shop = await Shop.OpenAsync(server);
        var pool = await shop.AddPoolAsync(2);
        var visit = await shop.VisitAsync();
        object[] reports =
        [
            new { id = "in", from = Person, to = visit.Number, status = "completed", talkSeconds = 60, recordingUrl = "https://pbx.example/in.mp3" },
            new { id = "out", site = shop.Id, from = shop.Target, to = Person, status = "completed", talkSeconds = 60, recordingUrl = "https://pbx.example/out.mp3" },
            new { id = "extension", site = shop.Id, from = "101", to = Person, status = "completed", talkSeconds = 60 },
            new { id = "other", site = shop.Id, from = shop.Target, to = Other, status = "completed", talkSeconds = 60 },
        ];
        await ReportAsync();
        (await server.PostAsync($"/v1/calls/out/notes?site={shop.Id}", new { text = "Called " + Person })).Expect(HttpStatusCode.Created);
        Assert.Contains("calls.dialled", await ErasureTests.PlacesOfAsync(server, Person));

        Assert.Equal(3, (await ErasureTests.EraseAsync(server, shop, Person))["calls"]);
        Assert.Empty(await ErasureTests.PlacesOfAsync(server, Person));

        await ReportAsync();
        Assert.Empty(await ErasureTests.PlacesOfAsync(server, Person));
        Assert.Equal(4, (await shop.CallsAsync()).Count);
        Assert.Empty(await ErasureTests.PlacesOfAsync(server, "+pbx.example/"));
        Assert.NotEmpty(await ErasureTests.PlacesOfAsync(server, Other));
        Assert.Contains("calls.dialled", await ErasureTests.PlacesOfAsync(server, visit.Number));

        async Task ReportAsync()
        {
            foreach (var report in reports)
                (await server.PostAsync("/v1/calls", report)).Expect(HttpStatusCode.OK);
            Assert.Equal(4, (await shop.CallsAsync()).Count);
        }
    }

    [Fact]
    public async Task A_number_of_the_site_is_no_person_who_was_called()
    {
        await using var server = new LocalServer(new StoryClock());
        var shop = await Shop.OpenAsync(server);
        var pool = await shop.AddPoolAsync(1);
        await shop.CallAsync(pool.Numbers[0], "in", "completed", Other);
        await shop.CallsAsync();

        Assert.Equal(0, (await ErasureTests.EraseAsync(server, shop, pool.Numbers[0]))["calls"]);
        Assert.Equal(Other, Assert.Single(await shop.CallsAsync()).GetProperty("from").GetString());
    }
}
