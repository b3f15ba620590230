using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Somebody at the server's pages, with a browser that keeps cookies, comes over TLS and follows no redirects.</summary>
public sealed partial class Desk
{
    private static readonly Uri Home = new("https://localhost/");

    private Desk(LocalServer server, Person? person)
    {
        Server = server;
        Person = person;
        Http = server.CreateDefaultClient(Home, new CookieContainerHandler(Cookies));
    }

    public LocalServer Server { get; }

    /// <summary>Null for somebody who was not signed in from the start.</summary>
    public Person? Person { get; }

    public HttpClient Http { get; }
    public CookieContainer Cookies { get; } = new();

    /// <summary>The secret in the cookie; null: none.</summary>
    public string? Secret
    {
        get => Cookies.GetCookies(Home)[SessionCookie.SecureName]?.Value;
        set => Cookies.Add(Home, new Cookie(SessionCookie.SecureName, value) { Secure = true });
    }

    /// <summary>Somebody who is not signed in.</summary>
    public static Desk Stranger(LocalServer server) => new(server, person: null);

    /// <summary>Somebody new with these roles, signed in without having been asked for a password.</summary>
    /// <param name="server">Where the person is added.</param>
    /// <param name="roles">By site id; <see cref="Person.AllSites"/> is for all.</param>
    public static Task<Desk> SignInAsync(LocalServer server, params (string Site, Role Role)[] roles) => SignInAsync(server, "Anna", roles);

    /// <summary>The same with a name.</summary>
    public static async Task<Desk> SignInAsync(LocalServer server, string name, params (string Site, Role Role)[] roles)
    {
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        var id = RandomId.New();
        var person = new Person(id, id + "@shop.example", name, Language: "en", roles.ToDictionary(role => role.Site, role => role.Role, StringComparer.Ordinal), now);
        await server.Services.GetRequiredService<PersonStore>().AddAsync(person, "no password");
        return await SignInAsync(server, person);
    }

    /// <summary>One more browser of somebody known.</summary>
    public static async Task<Desk> SignInAsync(LocalServer server, Person person)
    {
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        var desk = new Desk(server, person) { Secret = Sessions.NewSecret() };
        await server.Services.GetRequiredService<SignInStore>().AddAsync(new SignIn(RandomId.New(), person.Id, "Firefox", now, now), Sessions.HashOf(desk.Secret!));
        return desk;
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => Http.AskAsync(HttpMethod.Get, path, null, null, headers);

    /// <summary>Opens a page, fills its form with this name in, and sends it.</summary>
    /// <param name="page">Path of the page with the form.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="fields">Names as the page has them, for example <c>Form.Name</c>.</param>
    public async Task<Answer> SendAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var shown = (await GetAsync(page)).Expect(HttpStatusCode.OK);
        return await PostAsync(page, [("_handler", form), .. fields, ("__RequestVerificationToken", TokenIn(shown))]);
    }

    /// <summary>Posts fields without having seen the form: without its token.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        Http.AskAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));

    /// <summary>The token that keeps a page's forms from being sent by others.</summary>
    public static string TokenIn(Answer page)
    {
        var found = Token().Match(page.Text);
        Assert.True(found.Success, "The page has no form with an antiforgery token: " + page.Text);
        return WebUtility.HtmlDecode(found.Groups["token"].Value);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
