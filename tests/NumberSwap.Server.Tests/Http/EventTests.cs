using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What visitors do with a number.</summary>
public sealed class EventTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task Leaving_dates_the_last_sight_and_shortens_nothing(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var clock = servers.ClockOf(state);
        var visit = await shop.VisitAsync();
        clock.Advance(TimeSpan.FromMinutes(3));

        (await shop.NoteAsync(visit, "leave", visit.Number)).Expect(HttpStatusCode.NoContent);

        var match = await shop.ResolveAsync(visit.Number);
        Assert.Equal(visit.Session, match.Session!.Id);
        Assert.Equal(clock.GetUtcNow(), match.Session.LastSeenAt);
        Assert.Equal(visit.Number, (await shop.VisitAsync("", visit)).Number);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Touching_and_copying_are_accepted_with_and_without_a_number(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();

        foreach (var type in (string[])["tel-click", "copy", "leave"])
        {
            (await shop.NoteAsync(visit, type, visit.Number)).Expect(HttpStatusCode.NoContent);
            (await shop.NoteAsync(visit, type)).Expect(HttpStatusCode.NoContent);
        }
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Somebody_elses_number_is_no_evidence_against_its_visitor(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        var visit = await shop.VisitAsync();
        var other = await shop.VisitAsync();
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(1));

        (await shop.NoteAsync(other, "leave", visit.Number)).Expect(HttpStatusCode.NoContent);

        Assert.Equal(servers.ClockOf(state).GetUtcNow().AddMinutes(-1), (await shop.ResolveAsync(visit.Number)).Session!.LastSeenAt);
    }

    [Fact]
    public async Task What_is_no_event_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();

        (await shop.NoteAsync(visit, "sneeze")).ExpectProblem(400, "invalid", "type");
        (await shop.NoteAsync(visit, "copy", "12")).ExpectProblem(400, "invalid", "number");
        (await shop.NoteAsync(visit with { Session = "x" }, "copy")).ExpectProblem(400, "invalid", "session");
        (await shop.Server.PostAsync("/v1/events", """{"site":"nobody"}""", key: null)).ExpectProblem(404, "unknown_site", "site");
    }
}
