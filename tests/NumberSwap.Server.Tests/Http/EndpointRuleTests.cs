using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Who may call which endpoint. A new endpoint has to be written into this table before the tests pass.</summary>
public sealed class EndpointRuleTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Public = "public";
    private const string Anybody = "anybody";

    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["POST /v1/sites"] = "admin",
        ["GET /v1/sites"] = "read",
        ["GET /v1/sites/{site}"] = "read",
        ["PATCH /v1/sites/{site}"] = "admin",
        ["DELETE /v1/sites/{site}"] = "admin",
        ["GET /v1/sites/{site}/tag"] = "read",
        ["POST /v1/sites/{site}/pools"] = "admin",
        ["GET /v1/sites/{site}/pools"] = "read",
        ["GET /v1/sites/{site}/pools/{pool}"] = "read",
        ["PATCH /v1/sites/{site}/pools/{pool}"] = "admin",
        ["DELETE /v1/sites/{site}/pools/{pool}"] = "admin",
        ["POST /v1/sites/{site}/pools/{pool}/numbers"] = "admin",
        ["DELETE /v1/sites/{site}/pools/{pool}/numbers"] = "admin",
        ["POST /v1/sites/{site}/pools/{pool}/numbers/move"] = "admin",
        ["GET /v1/sites/{site}/pools/{pool}/status"] = "read",
        ["POST /v1/sites/{site}/numbers/check"] = "admin",
        ["GET /v1/sites/{site}/pools/{pool}/day"] = "read",
        ["GET /v1/sites/{site}/numbers"] = "read",
        ["GET /v1/plan"] = "read",
        ["POST /v1/sites/{site}/campaigns"] = "admin",
        ["GET /v1/sites/{site}/campaigns"] = "read",
        ["GET /v1/sites/{site}/campaigns/{campaign}"] = "read",
        ["PUT /v1/sites/{site}/campaigns/order"] = "admin",
        ["POST /v1/sites/{site}/campaigns/preview"] = "read",
        ["POST /v1/sites/{site}/campaigns/test"] = "read",
        ["GET /v1/sites/{site}/campaigns/conflicts"] = "read",
        ["PATCH /v1/sites/{site}/campaigns/{campaign}"] = "admin",
        ["DELETE /v1/sites/{site}/campaigns/{campaign}"] = "admin",
        ["PUT /v1/sites/{site}/platforms/{platform}"] = "admin",
        ["POST /v1/sites/{site}/destinations"] = "admin",
        ["GET /v1/sites/{site}/destinations"] = "read",
        ["GET /v1/sites/{site}/destinations/{destination}"] = "read",
        ["PATCH /v1/sites/{site}/destinations/{destination}"] = "admin",
        ["DELETE /v1/sites/{site}/destinations/{destination}"] = "admin",
        ["PUT /v1/sites/{site}/destinations/{destination}/state"] = "admin",
        ["POST /v1/sites/{site}/destinations/{destination}/secret"] = "admin",
        ["DELETE /v1/sites/{site}/destinations/{destination}/secret"] = "admin",
        ["POST /v1/sites/{site}/destinations/{destination}/test"] = "admin",
        ["GET /v1/sites/{site}/destinations/{destination}/deliveries"] = "read",
        ["GET /v1/sites/{site}/destinations/{destination}/deliveries/{delivery}"] = "read",
        ["POST /v1/sites/{site}/destinations/{destination}/deliveries/{delivery}/retry"] = "admin",
        ["POST /v1/sites/{site}/destinations/{destination}/deliveries/retry"] = "admin",
        ["GET /v1/sites/{site}/exports/google-ads.csv"] = "read",
        ["GET /v1/sites/{site}/exports/metrika-calls.csv"] = "read",
        ["POST /v1/sites/{site}/erasures"] = "admin",
        ["GET /v1/sites/{site}/reports/review"] = "read",
        ["POST /v1/keys"] = "admin",
        ["GET /v1/keys"] = "admin",
        ["DELETE /v1/keys/{key}"] = "admin",
        ["GET /v1/audit"] = "admin",
        ["GET /v1/people"] = "admin",
        ["GET /v1/people/{person}"] = "admin",
        ["PUT /v1/people/{person}/role"] = "admin",
        ["DELETE /v1/people/{person}"] = "admin",
        ["GET /v1/people/{person}/sessions"] = "admin",
        ["DELETE /v1/people/{person}/sessions"] = "admin",
        ["DELETE /v1/people/{person}/sessions/{session}"] = "admin",
        ["POST /v1/invitations"] = "admin",
        ["GET /v1/invitations"] = "admin",
        ["DELETE /v1/invitations/{invitation}"] = "admin",
        ["POST /v1/sites/{site}/checks"] = "admin",
        ["GET /v1/sites/{site}/checks/{check}"] = "read",
        ["POST /v1/checks/{check}"] = Public,
        ["POST /v1/calls"] = "calls",
        ["GET /v1/resolve"] = "calls",
        ["GET /v1/calls"] = "read",
        ["GET /v1/calls/{call}"] = "read",
        ["GET /v1/calls/{call}/visit"] = "read",
        ["PUT /v1/calls/{call}/correction"] = "admin",
        ["DELETE /v1/calls/{call}/correction"] = "admin",
        ["GET /v1/calls/{call}/notes"] = "read",
        ["POST /v1/calls/{call}/notes"] = "admin",
        ["DELETE /v1/calls/{call}/notes/{note}"] = "admin",
        ["PUT /v1/calls/{call}/tags"] = "admin",
        ["GET /v1/calls/{call}/marks"] = "read",
        ["PATCH /v1/calls/{call}/marks"] = "admin",
        ["GET /v1/sites/{site}/call-marks"] = "read",
        ["GET /v1/sites/{site}/operators"] = "read",
        ["GET /v1/sites/{site}/operators/{operator}"] = "read",
        ["PUT /v1/sites/{site}/operators/{operator}"] = "admin",
        ["GET /v1/sites/{site}/goals"] = "read",
        ["POST /v1/sites/{site}/goals"] = "admin",
        ["DELETE /v1/sites/{site}/goals/{goal}"] = "admin",
        ["GET /v1/sites/{site}/follow-ups"] = "read",
        ["PUT /v1/sites/{site}/follow-ups/{call}/consultation"] = "admin",
        ["GET /v1/sites/{site}/call-tags"] = "read",
        ["POST /v1/leads"] = "calls",
        ["GET /v1/sites/{site}/leads"] = "read",
        ["GET /v1/sites/{site}/leads/{lead}"] = "read",
        ["DELETE /v1/sites/{site}/leads/{lead}"] = "admin",
        ["POST /v1/forms"] = Public,
        ["OPTIONS /v1/forms"] = Public,
        ["GET /v1/sites/{site}/pools/{pool}/truth"] = "read",
        ["POST /v1/deals"] = "calls",
        ["GET /v1/sites/{site}/deals"] = "read",
        ["DELETE /v1/sites/{site}/deals/{deal}"] = "admin",
        ["POST /v1/sites/{site}/deals/import"] = "admin",
        ["GET /v1/sites/{site}/crm"] = "admin",
        ["PUT /v1/sites/{site}/crm/{system}"] = "admin",
        ["POST /v1/sites/{site}/crm/{system}/secret"] = "admin",
        ["DELETE /v1/sites/{site}/crm/{system}"] = "admin",
        ["POST /v1/sites/{site}/costs"] = "admin",
        ["GET /v1/sites/{site}/costs"] = "read",
        ["DELETE /v1/sites/{site}/costs"] = "admin",
        ["POST /v1/sites/{site}/costs/import"] = "admin",
        ["GET /v1/sites/{site}/callbacks"] = "read",
        ["POST /v1/sites/{site}/callbacks"] = "admin",
        ["GET /v1/sites/{site}/callbacks/{task}"] = "read",
        ["PUT /v1/sites/{site}/callbacks/{task}/taker"] = "admin",
        ["DELETE /v1/sites/{site}/callbacks/{task}/taker"] = "admin",
        ["PUT /v1/sites/{site}/callbacks/{task}/outcome"] = "admin",
        ["GET /v1/sites/{site}/callbacks/settings"] = "read",
        ["PUT /v1/sites/{site}/callbacks/settings"] = "admin",
        ["GET /v1/sites/{site}/callbacks/report"] = "read",
        ["GET /v1/sites/{site}/alerts"] = "read",
        ["PUT /v1/sites/{site}/alerts"] = "admin",
        ["POST /v1/sites/{site}/alerts/test"] = "admin",
        ["GET /v1/sites/{site}/checklists"] = "read",
        ["POST /v1/sites/{site}/checklists"] = "admin",
        ["GET /v1/sites/{site}/checklists/template"] = "read",
        ["GET /v1/sites/{site}/checklists/{checklist}"] = "read",
        ["PUT /v1/sites/{site}/checklists/{checklist}"] = "admin",
        ["GET /v1/sites/{site}/checklists/{checklist}/versions"] = "read",
        ["PUT /v1/sites/{site}/checklists/{checklist}/archived"] = "admin",
        ["GET /v1/sites/{site}/checklists/{checklist}/results"] = "read",
        ["GET /v1/sites/{site}/samples"] = "read",
        ["POST /v1/sites/{site}/samples"] = "admin",
        ["GET /v1/sites/{site}/samples/settings"] = "read",
        ["PATCH /v1/sites/{site}/samples/settings"] = "admin",
        ["GET /v1/sites/{site}/samples/operators"] = "read",
        ["PUT /v1/sites/{site}/samples/operators"] = "admin",
        ["GET /v1/sites/{site}/samples/{week}"] = "read",
        ["GET /v1/sites/{site}/scores"] = "read",
        ["POST /v1/sites/{site}/scores"] = "admin",
        ["GET /v1/sites/{site}/scores/{score}"] = "read",
        ["PUT /v1/sites/{site}/scores/{score}"] = "admin",
        ["PUT /v1/calls/{call}/recording"] = "calls",
        ["POST /v1/calls/{call}/recording"] = "calls",
        ["GET /v1/calls/{call}/recording"] = "read",
        ["DELETE /v1/calls/{call}/recording"] = "admin",
        ["PUT /v1/calls/{call}/transcript"] = "calls",
        ["GET /v1/calls/{call}/transcript"] = "read",
        ["DELETE /v1/calls/{call}/transcript"] = "admin",
        ["POST /v1/calls/{call}/transcription"] = "admin",
        ["GET /v1/sites/{site}/conversations/search"] = "read",
        ["GET /v1/sites/{site}/conversations/questions"] = "read",
        ["GET /v1/sites/{site}/conversations/operators"] = "read",
        ["GET /v1/sites/{site}/conversations/stages"] = "read",
        ["GET /v1/sites/{site}/conversations/requests"] = "read",
        ["GET /v1/sites/{site}/conversations/markers"] = "read",
        ["PUT /v1/sites/{site}/conversations/markers"] = "admin",
        ["GET /v1/sites/{site}/conversations/transcription"] = "admin",
        ["PUT /v1/sites/{site}/conversations/transcription"] = "admin",
        ["DELETE /v1/sites/{site}/conversations/transcription"] = "admin",
        ["POST /v1/sites/{site}/conversations/transcription/retry"] = "admin",
        ["POST /v1/sites/{site}/conversations/address"] = "admin",
        ["DELETE /v1/sites/{site}/conversations/address"] = "admin",
        ["POST /v1/hooks/transcripts/{site}"] = Public,
        ["GET /sites/{site}/conversations"] = "analyst",
        ["POST /sites/{site}/conversations"] = "analyst",
        ["GET /sites/{site}/conversations/questions"] = "analyst",
        ["POST /sites/{site}/conversations/questions"] = "analyst",
        ["GET /sites/{site}/conversations/operators"] = "analyst",
        ["POST /sites/{site}/conversations/operators"] = "analyst",
        ["GET /sites/{site}/conversations/settings"] = "owner",
        ["POST /sites/{site}/conversations/settings"] = "owner",
        ["GET /sites/{site}/calls/{call}/recording"] = "analyst",
        ["POST /sites/{site}/calls/{call}/recording"] = "manager",
        ["POST /v1/hooks/bitrix24/{site}"] = Public,
        ["POST /v1/hooks/amocrm/{site}"] = Public,
        ["GET /v1/sites/{site}/target-rule"] = "read",
        ["PATCH /v1/sites/{site}/target-rule"] = "admin",
        ["POST /v1/sites/{site}/target-rule/preview"] = "read",
        ["GET /v1/sites/{site}/reports/overview"] = "read",
        ["GET /v1/sites/{site}/reports/sources"] = "read",
        ["GET /v1/sites/{site}/reports/money"] = "read",
        ["GET /v1/sites/{site}/reports/money/contacts"] = "read",
        ["GET /v1/sites/{site}/reports/money/costs"] = "read",
        ["GET /v1/sites/{site}/reports/customers"] = "read",
        ["GET /v1/sites/{site}/reports/journeys"] = "read",
        ["GET /v1/sites/{site}/reports/campaigns"] = "read",
        ["POST /v1/leases"] = Public,
        ["OPTIONS /v1/leases"] = Public,
        ["POST /v1/events"] = Public,
        ["OPTIONS /v1/events"] = Public,
        ["POST /v1/hooks/{platform}/{site}/{**rest}"] = Public,
        ["GET /v1/hooks/{platform}/{site}/{**rest}"] = Public,
        ["GET /v1/platforms"] = "read",
        ["GET /v1/sites/{site}/platforms"] = "read",
        ["POST /v1/sites/{site}/platforms/{platform}/secret"] = "admin",
        ["DELETE /v1/sites/{site}/platforms/{platform}"] = "admin",
        ["GET /v1/sites/{site}/platforms/{platform}/events"] = "read",
        ["POST /v1/sites/{site}/platforms/{platform}/events/{event}/replay"] = "admin",
        ["GET /s/{file}"] = Public,
        ["GET /assets/{file}"] = Public,
        // The framework's own: follows a form's redirect to an address that the server itself has signed.
        ["GET /_framework/opaque-redirect"] = Public,
        ["GET /sites/{site}/missed"] = "analyst",
        ["POST /sites/{site}/missed"] = "manager",
        ["GET /sites/{site}/missed/settings"] = "owner",
        ["POST /sites/{site}/missed/settings"] = "owner",
        ["GET /sites/{site}/destinations"] = "manager",
        ["POST /sites/{site}/destinations"] = "manager",
        ["GET /sites/{site}/destinations/google-ads.csv"] = "manager",
        ["GET /sites/{site}/destinations/metrika-calls.csv"] = "manager",
        ["GET /sites/{site}/destinations/new"] = "owner",
        ["POST /sites/{site}/destinations/new"] = "owner",
        ["GET /sites/{site}/destinations/{destination}"] = "manager",
        ["POST /sites/{site}/destinations/{destination}"] = "owner",
        ["GET /sites/{site}/destinations/{destination}/deliveries/{delivery}"] = "manager",
        ["POST /sites/{site}/destinations/{destination}/deliveries/{delivery}"] = "owner",
        ["GET /sites/{site}/platforms"] = "manager",
        ["POST /sites/{site}/platforms"] = "manager",
        ["GET /sites/{site}/platforms/{platform}"] = "manager",
        ["POST /sites/{site}/platforms/{platform}"] = "owner",
        ["GET /sites/{site}/reports"] = "analyst",
        ["POST /sites/{site}/reports"] = "analyst",
        ["GET /sites/{site}/reports/contacts"] = "analyst",
        ["POST /sites/{site}/reports/contacts"] = "analyst",
        ["GET /sites/{site}/reports/customers"] = "analyst",
        ["POST /sites/{site}/reports/customers"] = "analyst",
        ["GET /sites/{site}/reports/customers.csv"] = "analyst",
        ["GET /sites/{site}/reports/costs"] = "analyst",
        ["POST /sites/{site}/reports/costs"] = "analyst",
        ["GET /sites/{site}/reports/contacts.csv"] = "analyst",
        ["GET /sites/{site}/reports/costs.csv"] = "analyst",
        ["GET /sites/{site}/reports/journeys"] = "analyst",
        ["POST /sites/{site}/reports/journeys"] = "analyst",
        ["GET /sites/{site}/reports.csv"] = "analyst",
        ["GET /sites/{site}/reports/journeys.csv"] = "analyst",
        ["GET /sites/{site}/target-rule"] = "owner",
        ["POST /sites/{site}/target-rule"] = "owner",
        ["GET /sites/{site}/calls"] = "analyst",
        ["POST /sites/{site}/calls"] = "analyst",
        ["GET /sites/{site}/calls/{call}"] = "analyst",
        ["POST /sites/{site}/calls/{call}"] = "manager",
        ["GET /sites/{site}/operators"] = "analyst",
        ["POST /sites/{site}/operators"] = "manager",
        ["GET /sites/{site}/operators.csv"] = "analyst",
        ["GET /sites/{site}/operators/{name}"] = "analyst",
        ["POST /sites/{site}/operators/{name}"] = "manager",
        ["GET /sites/{site}/follow-ups"] = "analyst",
        ["GET /sites/{site}/follow-ups.csv"] = "analyst",
        ["POST /sites/{site}/follow-ups"] = "manager",
        ["GET /sites/{site}/settings/team"] = "owner",
        ["POST /sites/{site}/settings/team"] = "owner",
        ["GET /sites/{site}/calls.live"] = "analyst",
        ["GET /sites/{site}/missed.live"] = "analyst",
        ["GET /sites/{site}/calls.csv"] = "analyst",
        ["GET /"] = Anybody,
        ["POST /"] = Anybody,
        ["GET /sites/{site}"] = "analyst",
        ["POST /sites/{site}"] = "analyst",
        ["GET /sign-in"] = Public,
        ["POST /sign-in"] = Public,
        ["POST /sign-out"] = Public,
        ["GET /first/{token}"] = Public,
        ["POST /first/{token}"] = Public,
        ["GET /invitation/{token}"] = Public,
        ["POST /invitation/{token}"] = Public,
        ["GET /account"] = Anybody,
        ["POST /account"] = Anybody,
        ["GET /people"] = "owner",
        ["POST /people"] = "owner",
        ["GET /sites/{site}/people"] = "owner",
        ["POST /sites/{site}/people"] = "owner",
        ["GET /sites/{site}/erasure"] = "owner",
        ["GET /sites/{site}/review"] = "analyst",
        ["POST /sites/{site}/review"] = "analyst",
        ["POST /sites/{site}/erasure"] = "owner",
        ["GET /sites/{site}/keys"] = "owner",
        ["POST /sites/{site}/keys"] = "owner",
        ["GET /sites/{site}/days.csv"] = "analyst",
        ["GET /sites"] = Anybody,
        ["POST /sites"] = Anybody,
        ["GET /sites/new"] = "owner",
        ["POST /sites/new"] = "owner",
        ["GET /sites/{site}/setup"] = "manager",
        ["POST /sites/{site}/setup"] = "manager",
        ["GET /sites/{site}/install"] = "manager",
        ["POST /sites/{site}/install"] = "manager",
        ["GET /sites/{site}/settings"] = "owner",
        ["POST /sites/{site}/settings"] = "owner",
        ["GET /sites/{site}/audit"] = "owner",
        ["POST /sites/{site}/audit"] = "owner",
        ["GET /sites/{site}/install/findings"] = "manager",
        ["GET /sites/{site}/campaigns"] = "analyst",
        ["POST /sites/{site}/campaigns"] = "manager",
        ["GET /sites/{site}/campaigns/new"] = "manager",
        ["POST /sites/{site}/campaigns/new"] = "manager",
        ["GET /sites/{site}/campaigns/{campaign}"] = "analyst",
        ["POST /sites/{site}/campaigns/{campaign}"] = "manager",
        ["GET /sites/{site}/campaigns/test"] = "analyst",
        ["POST /sites/{site}/campaigns/test"] = "analyst",
        ["GET /sites/{site}/campaigns/preview"] = "analyst",
        ["GET /sites/{site}/leads"] = "analyst",
        ["POST /sites/{site}/leads"] = "analyst",
        ["GET /sites/{site}/leads.csv"] = "analyst",
        ["GET /sites/{site}/leads/{lead}"] = "analyst",
        ["POST /sites/{site}/leads/{lead}"] = "manager",
        ["GET /sites/{site}/leads/settings"] = "owner",
        ["POST /sites/{site}/leads/settings"] = "owner",
        ["GET /sites/{site}/deals"] = "analyst",
        ["POST /sites/{site}/deals"] = "analyst",
        ["GET /sites/{site}/deals/import"] = "manager",
        ["POST /sites/{site}/deals/import"] = "manager",
        ["GET /sites/{site}/deals/crm"] = "manager",
        ["POST /sites/{site}/deals/crm"] = "manager",
        ["GET /sites/{site}/costs"] = "analyst",
        ["POST /sites/{site}/costs"] = "manager",
        ["GET /sites/{site}/costs/import"] = "manager",
        ["POST /sites/{site}/costs/import"] = "manager",
        ["GET /sites/{site}/numbers"] = "analyst",
        ["POST /sites/{site}/numbers"] = "analyst",
        ["GET /sites/{site}/numbers.csv"] = "analyst",
        ["GET /sites/{site}/pools"] = "analyst",
        ["POST /sites/{site}/pools"] = "analyst",
        ["GET /sites/{site}/pools/new"] = "manager",
        ["POST /sites/{site}/pools/new"] = "manager",
        ["GET /sites/{site}/pools/{pool}"] = "analyst",
        ["POST /sites/{site}/pools/{pool}"] = "manager",
        ["GET /sites/{site}/checklists"] = "analyst",
        ["POST /sites/{site}/checklists"] = "analyst",
        ["GET /sites/{site}/checklists/new"] = "manager",
        ["POST /sites/{site}/checklists/new"] = "manager",
        ["GET /sites/{site}/checklists/sample"] = "analyst",
        ["POST /sites/{site}/checklists/sample"] = "manager",
        ["GET /sites/{site}/checklists/results"] = "analyst",
        ["POST /sites/{site}/checklists/results"] = "analyst",
        ["GET /sites/{site}/checklists/results.csv"] = "analyst",
        ["GET /sites/{site}/conversations.csv"] = "analyst",
        ["GET /sites/{site}/review.csv"] = "analyst",
        ["GET /sites/{site}/checklists/score/{call}"] = "analyst",
        ["POST /sites/{site}/checklists/score/{call}"] = "manager",
        ["GET /sites/{site}/checklists/{checklist}"] = "analyst",
        ["POST /sites/{site}/checklists/{checklist}"] = "manager",
        ["GET /health/live"] = Public,
        ["* /health/ready"] = Public,
        ["GET /openapi/{documentName}.json"] = Public,
    };

    public static TheoryData<string> Keyed => [.. Rules.Where(rule => rule.Value is "admin" or "calls" or "read").Select(rule => rule.Key)];

    [Fact]
    public void Every_endpoint_has_the_rule_that_this_table_says()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in servers.Of(HotState.Embedded).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                found.Add($"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}", RuleOf(endpoint, method));
        }

        // What the table lacks (a new endpoint), and what it says too much or otherwise.
        Assert.Empty(found.Except(Rules));
        Assert.Empty(Rules.Except(found));
    }

    [Theory, MemberData(nameof(Keyed))]
    public async Task A_keyed_endpoint_wants_a_key_of_its_scope(string endpoint)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        (await AskAsync(shop, endpoint, key: null)).ExpectProblem(401, "key_required");
        (await AskAsync(shop, endpoint, "wrong0key0wrong0key0wrong0key0")).ExpectProblem(401, "key_required");
        foreach (var scope in Enum.GetNames<ApiScope>().Select(name => name.ToLowerInvariant()))
        {
            var answer = await AskAsync(shop, endpoint, await shop.AddKeyAsync(scope));
            if (scope == "admin" || scope == Rules[endpoint])
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
            else
                answer.ExpectProblem(403, "wrong_scope");
        }
    }

    [Theory, MemberData(nameof(Keyed))]
    public async Task What_is_another_sites_does_not_exist(string endpoint)
    {
        if (!endpoint.Contains("{site}", StringComparison.Ordinal))
            return;
        var other = await servers.OpenShopAsync(HotState.Embedded);
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        (await AskAsync(shop, endpoint, await other.AddKeyAsync("admin"))).ExpectProblem(404, "not_found");
        (await AskAsync(shop, endpoint, await other.AddKeyAsync(Rules[endpoint]))).ExpectProblem(404, "not_found");
    }

    /// <summary>A key's scope for the API, a person's role for a page.</summary>
    private static string RuleOf(RouteEndpoint endpoint, string method)
    {
        if (endpoint.Metadata.GetMetadata<RequiredScope>() is { } key)
            return key.Scope.ToString().ToLowerInvariant();
        if (endpoint.Metadata.GetMetadata<AccessAttribute>() is { } access)
            return access.Anybody ? Anybody : (method is "GET" ? access.Read : access.Write).ToString().ToLowerInvariant();
        var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        return isPage && endpoint.Metadata.GetMetadata<OpenPageAttribute>() is null ? "a page without a rule" : Public;
    }

    private static Task<Answer> AskAsync(Shop shop, string endpoint, string? key)
    {
        var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        path = path.Replace("{site}", shop.Id, StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return shop.Server.Http.AskAsync(new HttpMethod(method), path, method is "GET" ? null : new { }, key);
    }
}
