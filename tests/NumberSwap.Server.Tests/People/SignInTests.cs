using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.People;

/// <summary>Signing in and out: right and wrong passwords, lock-out, cookies, and what an attacker may not learn or do.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Email = "anna@shop.example";
    private const string Password = "correct horse battery";
    private const string Refused = "Email or password are wrong";

    private readonly StoryClock clock = new();
    private readonly CountingHasher hasher = new();
    private readonly LocalServer server;

    public SignInTests() => server = new LocalServer(clock) { MoreServices = services => services.AddSingleton<IPasswordHasher<Person>>(hasher) };

    public async ValueTask InitializeAsync() =>
        await server.Services.GetRequiredService<PersonStore>().AddAsync(
            new Person("anna0anna0", Email, "Anna", Language: null, new Dictionary<string, Role>(StringComparer.Ordinal) { [Person.AllSites] = Role.Owner }, 0), "hash of " + Password);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_right_password_signs_in_and_leads_back()
    {
        var desk = Desk.Stranger(server);
        var answer = await SignInAsync(desk, " Anna@Shop.example ", Password, "/account?x=1");
        Assert.Equal("https://localhost/account?x=1", Goal(answer));
        (await desk.GetAsync("/account")).Expect(HttpStatusCode.OK);
        Assert.Equal("https://localhost/account", Goal(await desk.GetAsync("/sign-in?return=/account")));

        var old = desk.Secret;
        (await desk.PostAsync("/sign-out", ("__RequestVerificationToken", Desk.TokenIn(await desk.GetAsync("/account"))))).Expect(HttpStatusCode.Found);
        Assert.Null(desk.Secret);
        desk.Secret = old;
        (await desk.GetAsync("/account")).Expect(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_cookie_stays_with_this_host_and_out_of_scripts()
    {
        var desk = Desk.Stranger(server);
        var cookie = (await SignInAsync(desk, Email, Password)).Header("Set-Cookie")!;
        Assert.StartsWith("__Host-ns-session=", cookie, StringComparison.Ordinal);
        foreach (var attribute in (string[])["path=/", "secure", "httponly", "samesite=lax", "max-age=7776000"])
            Assert.Contains("; " + attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);

        // Without TLS there is no such prefix; with an address of TLS it is there, whatever the proxy sends.
        Assert.StartsWith("ns-session=", await PlainCookieAsync(server), StringComparison.Ordinal);
        await using var behindProxy = new LocalServer(clock, redis: null, log: null, ("NumberSwap:PublicUrl", StoryServers.PublicUrl)) { MoreServices = services => services.AddSingleton<IPasswordHasher<Person>>(hasher) };
        await behindProxy.Services.GetRequiredService<PersonStore>().AddAsync((await server.Services.GetRequiredService<PersonStore>().FindByEmailAsync(Email))!, "hash of " + Password);
        var secure = await PlainCookieAsync(behindProxy);
        Assert.StartsWith("__Host-ns-session=", secure, StringComparison.Ordinal);
        Assert.Contains("; secure", secure, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task It_leads_nowhere_else(string there)
    {
        var desk = Desk.Stranger(server);
        Assert.Equal("https://localhost/", Goal(await SignInAsync(desk, Email, Password, there)));
        Assert.Equal("https://localhost/", Goal(await desk.GetAsync("/sign-in?return=" + Uri.EscapeDataString(there))));
    }

    [Fact]
    public async Task Nobody_learns_which_emails_there_are()
    {
        var desk = Desk.Stranger(server);
        var before = hasher.Checks;
        var wrong = (await SignInAsync(desk, Email, "wrong password")).Expect(HttpStatusCode.OK);
        var unknown = (await SignInAsync(desk, "bnna@shop.example", Password)).Expect(HttpStatusCode.OK);
        var none = (await SignInAsync(desk, "no email", Password)).Expect(HttpStatusCode.OK);
        var empty = (await SignInAsync(desk, Email, "")).Expect(HttpStatusCode.OK);
        var endless = (await SignInAsync(desk, Email, new string('x', 5000))).Expect(HttpStatusCode.OK);
        for (var i = 0; i < SignInService.MostFailures; i++)
            await SignInAsync(desk, Email, "wrong password");
        var locked = (await SignInAsync(desk, Email, Password)).Expect(HttpStatusCode.OK);

        // The answers are the same but for the email, which the page shows again, and for the tokens; each cost one hash.
        Assert.All([wrong, unknown, none, empty, endless, locked], answer => Assert.Contains(Refused, answer.Text, StringComparison.Ordinal));
        Assert.Equal(Stripped(wrong, Email), Stripped(unknown, "bnna@shop.example"));
        Assert.Equal(Stripped(wrong, Email), Stripped(locked, Email));
        Assert.Equal(6 + SignInService.MostFailures, hasher.Checks - before);
        Assert.Null(desk.Secret);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        var desk = Desk.Stranger(server);
        for (var i = 0; i < SignInService.MostFailures; i++)
            await SignInAsync(desk, Email, "wrong password");
        clock.Advance(SignInService.LockedFor - TimeSpan.FromSeconds(1));
        Assert.Contains(Refused, (await SignInAsync(desk, Email, Password)).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await SignInAsync(desk, Email, Password)).Expect(HttpStatusCode.Found);

        var log = (await server.GetAsync("/v1/audit")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("person.lockedOut", log, StringComparison.Ordinal);
        Assert.Contains("person.signedIn", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, log, StringComparison.Ordinal);
        Assert.DoesNotContain("hash of", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_may_try_so_often_only()
    {
        await using var limited = new LocalServer(clock, redis: null, log: null, ("NumberSwap:RateLimits:Enabled", "true"), ("NumberSwap:RateLimits:RefusalsPerMinute", "6"))
        {
            MoreServices = services => services.AddSingleton<IPasswordHasher<Person>>(hasher),
        };
        var desk = Desk.Stranger(limited);
        for (var i = 0; i < 3; i++)
            (await SignInAsync(desk, $"person{i}@shop.example", Password)).Expect(HttpStatusCode.OK);
        var before = hasher.Checks;
        Assert.Contains("Too many attempts", (await SignInAsync(desk, "person9@shop.example", Password)).Expect(HttpStatusCode.TooManyRequests).Text, StringComparison.Ordinal);
        Assert.Equal(before, hasher.Checks);
    }

    [Fact]
    public async Task A_secret_known_before_the_sign_in_is_worth_nothing_after_it()
    {
        var (desk, planted) = (Desk.Stranger(server), Sessions.NewSecret());
        desk.Secret = planted;
        (await SignInAsync(desk, Email, Password)).Expect(HttpStatusCode.Found);
        Assert.NotEqual(planted, desk.Secret);
        var attacker = Desk.Stranger(server);
        attacker.Secret = planted;
        (await attacker.GetAsync("/account")).Expect(HttpStatusCode.Found);

        // Signing in again makes another secret too.
        var first = desk.Secret;
        var again = Desk.Stranger(server);
        (await SignInAsync(again, Email, Password)).Expect(HttpStatusCode.Found);
        Assert.NotEqual(first, again.Secret);
    }

    [Fact]
    public async Task A_new_password_makes_a_new_secret_and_ends_all_others()
    {
        var (desk, other) = (Desk.Stranger(server), Desk.Stranger(server));
        await SignInAsync(desk, Email, Password);
        await SignInAsync(other, Email, Password);
        var before = desk.Secret;

        var wrong = await desk.SendAsync("/account", "password", ("Present", "wrong password"), ("Replacement", "another long password"));
        Assert.Contains("The password is wrong", wrong.Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var tooShort = await desk.SendAsync("/account", "password", ("Present", Password), ("Replacement", "short"));
        Assert.Contains("10 to 200 characters", tooShort.Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal(before, desk.Secret);

        (await desk.SendAsync("/account", "password", ("Present", Password), ("Replacement", "another long password"))).Expect(HttpStatusCode.Found);
        Assert.NotEqual(before, desk.Secret);
        (await desk.GetAsync("/account")).Expect(HttpStatusCode.OK);
        (await other.GetAsync("/account")).Expect(HttpStatusCode.Found);
        var stolen = Desk.Stranger(server);
        stolen.Secret = before;
        (await stolen.GetAsync("/account")).Expect(HttpStatusCode.Found);
        Assert.Contains(Refused, (await SignInAsync(other, Email, Password)).Text, StringComparison.Ordinal);
        (await SignInAsync(other, Email, "another long password")).Expect(HttpStatusCode.Found);
    }

    private static Task<Answer> SignInAsync(Desk desk, string email, string password, string? there = null) =>
        desk.SendAsync(there is null ? "/sign-in" : "/sign-in?return=" + Uri.EscapeDataString(there), "sign-in", ("Email", email), ("Password", password));

    /// <summary>Where a browser goes from there.</summary>
    private static string Goal(Answer answer) => new Uri(new Uri("https://localhost/"), answer.Expect(HttpStatusCode.Found).Header("Location")).ToString();

    /// <summary>Signs in without TLS, and answers with the cookie that is set.</summary>
    private static async Task<string> PlainCookieAsync(LocalServer server)
    {
        var page = (await server.GetAsync("/sign-in", key: null)).Expect(HttpStatusCode.OK);
        var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["Email"] = Email,
            ["Password"] = Password,
            ["__RequestVerificationToken"] = Desk.TokenIn(page),
        });
        using var http = server.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        return (await http.AskAsync(HttpMethod.Post, "/sign-in", form, key: null, ("Cookie", page.Header("Set-Cookie")!.Split(';')[0]))).Expect(HttpStatusCode.Found).Header("Set-Cookie")!;
    }

    private static string Stripped(Answer page, string email) =>
        page.Text.Replace(email, "", StringComparison.Ordinal).Replace(Desk.TokenIn(page), "", StringComparison.Ordinal);
}
