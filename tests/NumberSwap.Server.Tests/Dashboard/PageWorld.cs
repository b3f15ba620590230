using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Tests.Conversations;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>A server with two sites, each with one of everything that a page can be about, and people of every role.</summary>
public sealed class PageWorld : IAsyncLifetime
{
    /// <summary>A name as an attacker would give one, whose parts must not come back as they are.</summary>
    public const string Evil = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private readonly StoryClock clock = new();

    public PageWorld() => Server = new LocalServer(clock);

    public LocalServer Server { get; }
    public Shop Shop { get; private set; } = null!;
    public Shop Other { get; private set; } = null!;

    /// <summary>What belongs into a route's values, for this site and for the other one.</summary>
    public Dictionary<string, string> Mine { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>By what they are: nobody (null), a role at the site, owner of the other site, owner of all.</summary>
    public Dictionary<string, Desk> Desks { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        (Shop, Other) = (await Shop.OpenAsync(Server), await Shop.OpenAsync(Server));
        await FillAsync(Shop, Mine);
        await FillAsync(Other, Others);

        // Every site has the same platforms: what is not there is one that nobody knows.
        (Mine["platform"], Others["platform"]) = ("twilio", "carrier-pigeon");
        Others["week"] = "2025-W10";
        (Mine["system"], Others["system"]) = ("bitrix24", "carrier-pigeon");
        Desks["nobody"] = Desk.Stranger(Server);
        foreach (var role in Enum.GetValues<Role>())
            Desks[role.ToString().ToLowerInvariant()] = await Desk.SignInAsync(Server, Evil, (Shop.Id, role));
        Desks["owner of the other site"] = await Desk.SignInAsync(Server, Evil, (Other.Id, Role.Owner));
        Desks["owner of all"] = await Desk.SignInAsync(Server, Evil, (Person.AllSites, Role.Owner));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Every endpoint of the server.</summary>
    public IEnumerable<(string Method, string Route, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint);

    /// <summary>Every endpoint that people open: pages, and what belongs to them.</summary>
    public IEnumerable<(string Method, string Route, RouteEndpoint Endpoint)> Pages() =>
        from route in Routes()
        let endpoint = route.Item3
        where endpoint.Metadata.GetMetadata<AccessAttribute>() is not null
            || endpoint.Metadata.GetMetadata<OpenPageAttribute>() is not null
            || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        select route;

    /// <summary>A route's path with these values; a value that nobody has named fails the test.</summary>
    public static string Fill(RouteEndpoint endpoint, Dictionary<string, string> values)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            Assert.True(values.ContainsKey(parameter.Name), $"{path}: say in PageWorld what {{{parameter.Name}}} stands for, of either site.");
            path = System.Text.RegularExpressions.Regex.Replace(path, $@"\{{\*{{0,2}}{parameter.Name}[^}}]*\}}", values[parameter.Name], System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        return path;
    }

    private static string IdOf(Answer made) => made.Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;

    private async Task FillAsync(Shop shop, Dictionary<string, string> values)
    {
        (await Server.PatchAsync(shop.Path, new { name = Evil })).Expect(HttpStatusCode.OK);
        var made = (await Server.PostAsync(shop.Path + "/pools", new { name = Evil, numbers = TestNumbers.Tracking(3) })).Expect(HttpStatusCode.Created).Json;
        values["site"] = shop.Id;
        values["token"] = new string('x', 40);
        values["check"] = "nobodys0check";
        values["pool"] = made.GetProperty("id").GetString()!;
        values["campaign"] = await shop.AddCampaignAsync(Evil, new { source = "evil*" }, pool: values["pool"]);
        values["call"] = Shop.NewCallId();
        values["destination"] = (await Server.PostAsync(shop.Path + "/destinations", new { kind = "webhook", name = Evil, settings = new { url = "https://evil.example/" } }))
            .Expect(HttpStatusCode.Created).Json.GetProperty("destination").GetProperty("id").GetString()!;
        var evil = Uri.EscapeDataString(Evil);
        var visit = await shop.VisitAsync($"{evil}?utm_source=evil{evil}&utm_medium={evil}&utm_campaign={evil}&utm_term={evil}", referrer: "https://evil.example/" + evil);
        (await Server.PostAsync("/v1/calls", new { id = values["call"], to = visit.Number, from = "+79161234567", status = "completed", talkSeconds = 60, @operator = Evil })).Expect(HttpStatusCode.OK);
        values["key"] = IdOf(await Server.PostAsync("/v1/keys", new { name = Evil, scope = "read", site = shop.Id }));
        values["invitation"] = IdOf(await Server.PostAsync("/v1/invitations", new { email = "evil'&@shop.example", role = "analyst", site = shop.Id }));
        values["person"] = (await Desk.SignInAsync(Server, Evil, (shop.Id, Role.Analyst))).Person!.Id;
        values["session"] = (await Server.GetAsync($"/v1/people/{values["person"]}/sessions")).Expect(HttpStatusCode.OK).Json[0].GetProperty("id").GetString()!;
        values["note"] = "nobodys0note";
        values["deal"] = (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", title = Evil, stage = Evil, callId = values["call"] } } }))
            .Expect(HttpStatusCode.OK).Json.GetProperty("deals")[0].GetProperty("id").GetString()!;
        (await Server.PatchAsync(shop.Path, new { settings = new { listeners = "analyst" } })).Expect(HttpStatusCode.OK);
        (await Server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{values["call"]}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        values["lead"] = (await Server.PostAsync("/v1/leads", new { site = shop.Id, phone = "+79161234567", name = Evil, message = Evil, form = Evil })).Expect(HttpStatusCode.OK).Json.GetProperty("id").GetString()!;
        values["name"] = values["operator"] = "Anna-" + shop.Id;
        (await Server.PostAsync("/v1/calls", new { id = Shop.NewCallId(), to = shop.Target, from = "+79161234567", status = "completed", talkSeconds = 60, @operator = values["name"] })).Expect(HttpStatusCode.OK);
        values["goal"] = IdOf(await Server.PostAsync(shop.Path + "/goals", new { @operator = Evil, measure = "deals", target = 5, to = "2027-03-31" }));
        values["task"] = (await Server.PostAsync(shop.Path + "/callbacks", new { phone = "+79161234567", name = Evil, text = Evil })).Json.GetProperty("id").GetString()!;
        (await Server.PostAsync(shop.Path + "/costs", new { costs = new[] { new { day = "2026-11-22", source = Evil, medium = Evil, campaign = Evil, cost = 1, currency = "RUB" } } })).Expect(HttpStatusCode.OK);
        values["checklist"] = IdOf(await Server.PostAsync(shop.Path + "/checklists", new { name = Evil, items = new[] { new { key = "evil", title = Evil, help = new[] { Evil, Evil } } } }));
        var talked = Shop.NewCallId();
        (await Server.PostAsync("/v1/calls", new { id = talked, to = shop.Target, from = "+79161234567", startedAt = "2026-11-10T10:00:00Z", status = "completed", talkSeconds = 90, @operator = "Other" + Evil })).Expect(HttpStatusCode.OK);
        values["week"] = (await Server.PostAsync(shop.Path + "/samples", new { week = "2026-W46" })).Expect(HttpStatusCode.Created).Json.GetProperty("week").GetString()!;
        values["score"] = IdOf(await Server.PostAsync(shop.Path + "/scores", new { call = talked, checklist = values["checklist"], values = new { evil = 1 }, comment = Evil, final = true }));
        // Whoever lists calls sees them once they are recorded.
        Assert.NotEmpty(await shop.CallsAsync());
        values["delivery"] = (await Server.GetAsync($"{shop.Path}/destinations/{values["destination"]}/deliveries")).Expect(HttpStatusCode.OK).Json.GetProperty("deliveries")[0].GetProperty("id").GetString()!;
    }
}
