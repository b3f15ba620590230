using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>
/// Every page × every kind of person × GET and POST, found among the endpoints, so that a new page is tested as it comes. What the rules are
/// is in the table of <see cref="Http.EndpointRuleTests"/>; here they are held against what the server does.
/// </summary>
public sealed partial class PageSecurityTests(PageWorld world) : IClassFixture<PageWorld>
{
    [Fact]
    public async Task Everybody_gets_to_what_their_role_allows_and_no_further()
    {
        var wrong = new List<string>();
        foreach (var (method, route, endpoint) in world.Pages())
        {
            foreach (var (who, desk) in world.Desks)
            {
                var status = await StatusAsync(desk, method, PageWorld.Fill(endpoint, world.Mine));
                var expected = Expected(endpoint, method, who);
                if (!expected.Contains((int)status))
                    wrong.Add($"{method} {route} as {who}: {(int)status} instead of {string.Join(" or ", expected)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_another_sites_is_not_found_below_ones_own()
    {
        var owner = world.Desks["owner"];
        var wrong = new List<string>();
        foreach (var (method, route, endpoint) in world.Pages().Where(page => page.Endpoint.RoutePattern.Parameters.Count > 1))
        {
            var own = await StatusAsync(owner, method, PageWorld.Fill(endpoint, world.Mine));
            var mixed = new Dictionary<string, string>(world.Others, StringComparer.Ordinal) { ["site"] = world.Shop.Id };
            var status = await AnswerAsync(owner, method, PageWorld.Fill(endpoint, mixed), PageWorld.Fill(endpoint, world.Mine));
            if (status != HttpStatusCode.NotFound)
                wrong.Add($"{method} {route} with another site's id: {(int)status}");
            if (own == HttpStatusCode.NotFound)
                wrong.Add($"{method} {route} with the site's own id: 404");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_another_sites_is_not_found_by_ones_own_key()
    {
        var key = await world.Shop.AddKeyAsync("admin");
        var mixed = new Dictionary<string, string>(world.Others, StringComparer.Ordinal) { ["site"] = world.Shop.Id };
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var (method, route, endpoint) in world.Routes().Where(route => IsAboutOne(route.Endpoint)))
        {
            // What has to have a body is refused for it first.
            if (method is not ("GET" or "DELETE"))
                continue;
            asked++;
            var status = (await world.Server.Http.AskAsync(new HttpMethod(method), PageWorld.Fill(endpoint, mixed), method is "DELETE" && route.EndsWith("/numbers", StringComparison.Ordinal) ? new { numbers = new[] { "+74950000000" } } : null, key)).Status;
            if (status != HttpStatusCode.NotFound)
                wrong.Add($"{method} {route} with another site's id: {(int)status}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked >= 10, $"Only {asked} routes were asked.");

        static bool IsAboutOne(RouteEndpoint endpoint) =>
            endpoint.Metadata.GetMetadata<RequiredScope>() is not null && endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name is not ("site" or "platform"));
    }

    [Fact]
    public async Task No_form_is_taken_without_its_own_token()
    {
        var owner = world.Desks["owner of all"];
        var foreign = Desk.TokenIn(await (await Desk.SignInAsync(world.Server, (Person.AllSites, Role.Owner))).GetAsync("/account"));
        var before = await ChangesAsync();
        var wrong = new List<string>();
        foreach (var (_, route, endpoint) in world.Pages().Where(page => page.Method == "POST"))
        {
            var path = PageWorld.Fill(endpoint, world.Mine);
            foreach (var (kind, fields) in ((string, (string, string)[])[])[("none", []), ("a foreign one", [("__RequestVerificationToken", foreign)]), ("nonsense", [("__RequestVerificationToken", "x")])])
            {
                foreach (var form in FormsOn(await owner.GetAsync(FormPage(path))).Append("x"))
                {
                    var answer = await owner.PostAsync(path, [("_handler", form), .. fields]);
                    if (answer.Status != HttpStatusCode.BadRequest)
                        wrong.Add($"POST {route} ({form}) with {kind}: {(int)answer.Status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await ChangesAsync());
        (await owner.GetAsync("/account")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_name_becomes_markup()
    {
        var owner = world.Desks["owner of all"];
        var (wrong, shown) = (new List<string>(), 0);
        foreach (var (_, route, endpoint) in Shown())
        {
            foreach (var language in Words.Languages)
            {
                var page = await owner.GetAsync(PageWorld.Fill(endpoint, world.Mine) + "?lang=" + language);
                if (page.Text.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || page.Text.Contains("<img src=x", StringComparison.OrdinalIgnoreCase))
                    wrong.Add($"{route} ({language}) shows a name as markup");
                shown += page.Text.Contains("&lt;script&gt;alert", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(shown >= 4, $"Only {shown} pages show the names at all.");
    }

    [Fact]
    public async Task Every_page_keeps_to_itself()
    {
        var owner = world.Desks["owner of all"];
        var wrong = new List<string>();
        foreach (var (_, route, endpoint) in Shown())
        {
            var page = await owner.GetAsync(PageWorld.Fill(endpoint, world.Mine), ("Accept", "text/html"));
            var policy = page.Header("Content-Security-Policy") ?? "";
            Check(policy.Contains("default-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), "its policy lets too much in: " + policy);
            Check(!policy.Contains("unsafe", StringComparison.Ordinal) && policy.Contains("form-action 'self'", StringComparison.Ordinal) && policy.Contains("base-uri 'self'", StringComparison.Ordinal), "its policy is too loose: " + policy);
            Check(page.Header("X-Content-Type-Options") == "nosniff", "lacks nosniff");
            Check(page.Header("Referrer-Policy") is "same-origin" or "no-referrer", "lacks a referrer policy");
            Check(page.Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true, "may be kept by caches");
            var inline = Inline().Match(Value().Replace(page.Text, "\"\""));
            Check(!page.Text.Contains("=\"javascript:", StringComparison.OrdinalIgnoreCase), "has an address that is a script");
            Check(!inline.Success, "has what the policy refuses: " + inline.Value);

            void Check(bool isGood, string problem)
            {
                if (!isGood)
                    wrong.Add($"{route} {problem}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Pages that answer with a document to somebody who may see them.</summary>
    private IEnumerable<(string Method, string Route, RouteEndpoint Endpoint)> Shown() =>
        world.Pages().Where(page => page.Method == "GET" && page.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null);

    /// <summary>The statuses that a rule allows. A form that is let in is refused for its missing token; a page may lead on.</summary>
    private int[] Expected(RouteEndpoint endpoint, string method, string who)
    {
        var isDocument = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        // What is no document may want a query that it does not get here.
        int[] letIn = method != "GET" ? [400] : isDocument ? [200, 302] : [200, 400];
        if (endpoint.Metadata.GetMetadata<AccessAttribute>() is not { } access)
            return method == "GET" ? [200, 302, 410] : letIn;
        if (who == "nobody")
            return method == "GET" ? [302] : [401];
        var person = world.Desks[who].Person!;
        var site = endpoint.RoutePattern.GetParameter("site") is null ? Person.AllSites : world.Shop.Id;
        if (site.Length > 0 && person.RoleAt(site) is null)
            return [404];
        return access.Anybody || person.RoleAt(site) >= (method == "GET" ? access.Read : access.Write) ? letIn : [403];
    }

    private static Task<HttpStatusCode> StatusAsync(Desk desk, string method, string path) => AnswerAsync(desk, method, path, tokenFrom: null);

    /// <summary>The status alone: what streams does not end.</summary>
    private static async Task<HttpStatusCode> AnswerAsync(Desk desk, string method, string path, string? tokenFrom)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET" && tokenFrom is not null)
        {
            var page = await desk.GetAsync(FormPage(tokenFrom));
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["_handler"] = FormsOn(page).FirstOrDefault() ?? "x",
                ["__RequestVerificationToken"] = Desk.TokenIn(page),
            });
        }

        using var answer = await desk.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    /// <summary>The form that sends a recording stands on the call's page.</summary>
    private static string FormPage(string path) => path.EndsWith("/recording", StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : path;

    private static IEnumerable<string> FormsOn(Answer page) => FormName().Matches(page.Text).Select(form => WebUtility.HtmlDecode(form.Groups["name"].Value)).Distinct(StringComparer.Ordinal);

    private async Task<string> ChangesAsync() =>
        string.Join(' ', (await world.Server.GetAsync("/v1/audit")).Expect(HttpStatusCode.OK).Text, (await world.Server.GetAsync("/v1/people")).Text, (await world.Server.GetAsync("/v1/keys")).Text);

    [GeneratedRegex("""name="_handler" value="(?<name>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormName();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)[^>]*>|<style|<[a-z][^>]*\s(style|on[a-z]+)=""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    /// <summary>Values of attributes: what is in them is text.</summary>
    [GeneratedRegex("(?<==)\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
