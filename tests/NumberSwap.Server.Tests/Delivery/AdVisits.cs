using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Visits that analytics and advertising systems know, their calls, and destinations that are told of them.</summary>
internal static class AdVisits
{
    /// <summary>A visit with the ids that its page told.</summary>
    public static async Task<Visit> VisitAsync(this Outlet outlet, string address, object? ids = null) =>
        (await outlet.Shop.AskAsync(outlet.Shop.PageView(address, null, null, ("ids", ids), ("consent", true)))).As<Visit>();

    /// <summary>A call to a visit's number that has ended; its id.</summary>
    public static async Task<string> CallAsync(this Outlet outlet, Visit visit, string status = "completed", int talk = 95, string from = "+79161234567", string? id = null)
    {
        id ??= Shop.NewCallId();
        (await outlet.Shop.Server.PostAsync("/v1/calls", new { id, from, to = visit.Number, status, talkSeconds = status == "missed" ? (int?)null : talk, ringSeconds = 7 })).Expect(HttpStatusCode.OK);
        return id;
    }

    public static async Task<string> AddAsync(this Outlet outlet, string kind, object settings, object secrets, params string[] events)
    {
        var body = new { kind, name = kind, settings, secrets, events = events.Length == 0 ? null : events };
        return (await outlet.Shop.Server.PostAsync(outlet.Path, body)).Expect(HttpStatusCode.Created).Json.GetProperty("destination").GetProperty("id").GetString()!;
    }

    /// <summary>Lets a paused destination go on when so many events wait for it.</summary>
    public static async Task ResumeAsync(this Outlet outlet, string destination, int waiting)
    {
        await Wait.UntilAsync($"{waiting} events wait", async () => (await outlet.FindAsync(destination)).GetProperty("waiting").GetInt32() == waiting);
        await outlet.SetStateAsync(destination, "active");
    }

    /// <summary>Waits until so many deliveries are in a state; all of them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> HasAsync(this Outlet outlet, string destination, string state, int count)
    {
        IReadOnlyList<JsonElement> found = [];
        await Wait.UntilAsync($"{count} deliveries are {state}", async () => (found = await outlet.DeliveriesAsync(destination, $"?state={state}&limit=200")).Count >= count);
        Assert.Equal(count, found.Count);
        return found;
    }

    /// <summary>All attempts of a delivery, as text.</summary>
    public static async Task<string> LogAsync(this Outlet outlet, string destination, JsonElement delivery) =>
        (await outlet.Shop.Server.GetAsync($"{outlet.Path}/{destination}/deliveries/{delivery.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).Text;

    public static string Error(this JsonElement delivery) => delivery.GetProperty("error").GetString() ?? "";
}
