using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>A shop whose calls are to be known elsewhere.</summary>
internal sealed class Outlet(Shop shop, ShopPool pool)
{
    public Shop Shop => shop;

    public string Path => shop.Path + "/destinations";

    /// <summary>Lets a server send to this machine.</summary>
    public static (string Name, string Value) AllowThisMachine => ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1");

    public static async Task<Outlet> OpenAsync(IServer server)
    {
        var shop = await Shop.OpenAsync(server);
        return new Outlet(shop, await shop.AddPoolAsync(3));
    }

    /// <summary>Makes a webhook; its id and its secret.</summary>
    public async Task<(string Id, string Secret)> AddWebhookAsync(string url, params string[] events)
    {
        var made = (await shop.Server.PostAsync(Path, new { kind = "webhook", name = "CRM", settings = new { url }, events = events.Length == 0 ? null : events })).Expect(HttpStatusCode.Created).Json;
        return (made.GetProperty("destination").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    /// <summary>A call that rang, was answered, and has ended.</summary>
    public async Task<string> CallAsync(string status = "completed", string? id = null)
    {
        id ??= Shop.NewCallId();
        await shop.CallAsync(pool.Numbers[0], id, status);
        return id;
    }

    public async Task<JsonElement> FindAsync(string destination) => (await shop.Server.GetAsync($"{Path}/{destination}")).Expect(HttpStatusCode.OK).Json;

    public async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string destination, string filter = "") =>
        [.. (await shop.Server.GetAsync($"{Path}/{destination}/deliveries{filter}")).Expect(HttpStatusCode.OK).Json.GetProperty("deliveries").EnumerateArray()];

    public async Task SetStateAsync(string destination, string state) => (await shop.Server.PutAsync($"{Path}/{destination}/state", new { state })).Expect(HttpStatusCode.OK);

    /// <summary>Attempts that are being made just now. The clock is not to be moved meanwhile: what they were allowed at their time they would do at another.</summary>
    public static Task<int> UnderWayAsync(LocalServer server, string destination) => server.Services.GetRequiredService<Database>().ReadAsync(
        work => work.SingleAsync<int>("SELECT COUNT(*) FROM deliveries WHERE destination_id = @destination AND state = 0 AND leased_until <> 0", new { destination }),
        CancellationToken.None);

    /// <summary>Lets the server's clock go on, and the server see what is due by then.</summary>
    public static void Advance(LocalServer server, StoryClock clock, TimeSpan time)
    {
        clock.Advance(time);
        server.Services.GetRequiredService<Database>().Outbox.Wake();
    }
}
