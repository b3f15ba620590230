using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.People;

/// <summary>The first owner, and everybody after: how people come in, and what they change of themselves and others.</summary>
public sealed class JoinTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private const string Dead = "This link does not work";

    private readonly StoryClock clock = new();
    private readonly LocalServer server;

    public JoinTests() => server = new LocalServer(clock) { MoreServices = services => services.AddSingleton<IPasswordHasher<Person>, CountingHasher>() };

    private InvitationService Invitations => server.Services.GetRequiredService<InvitationService>();

    private PersonStore People => server.Services.GetRequiredService<PersonStore>();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_first_link_makes_the_owner_once()
    {
        var (link, other) = ((await Invitations.FirstLinkAsync(default))!, (await Invitations.FirstLinkAsync(default))!);
        Assert.NotEqual(link, other);
        Assert.Contains("Nobody has joined yet", (await Desk.Stranger(server).GetAsync("/sign-in")).Text, StringComparison.Ordinal);
        var desk = Desk.Stranger(server);
        foreach (var (email, name, password) in ((string, string, string)[])[("no email", "Anna", Password), ("anna@shop.example", " ", Password), ("anna@shop.example", "Anna", "short")])
            Assert.Contains("class=\"error\"", (await JoinFirstAsync(desk, link, email, name, password)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.False(await People.AnyAsync());

        (await JoinFirstAsync(desk, link, "Anna@shop.example", "Anna", Password)).Expect(HttpStatusCode.Found);
        var owner = Assert.Single(await People.ListAsync());
        Assert.True(owner.OwnsAll);
        Assert.Equal("anna@shop.example", owner.Email);
        (await desk.GetAsync("/account")).Expect(HttpStatusCode.OK);
        foreach (var used in (string[])[link, other, "/first/x", "/first/" + new string('x', 40)])
            Assert.Contains(Dead, (await Desk.Stranger(server).GetAsync(used)).Expect(HttpStatusCode.Gone).Text, StringComparison.Ordinal);
        Assert.Null(await Invitations.FirstLinkAsync(default));
    }

    [Fact]
    public async Task Two_who_open_the_first_link_at_once_are_one_owner()
    {
        var link = (await Invitations.FirstLinkAsync(default))!;
        var desks = Enumerable.Range(0, 4).Select(_ => Desk.Stranger(server)).ToList();
        await Task.WhenAll(desks.Select((desk, i) => JoinFirstAsync(desk, link, $"anna{i}@shop.example", "Anna", Password)));
        Assert.Single(await People.ListAsync());
        Assert.Single(desks, desk => desk.Secret is not null);
    }

    [Fact]
    public async Task Somebody_invited_joins_with_the_role_once()
    {
        var shop = await Shop.OpenAsync(server);
        var owner = await shop.SignInAsync();
        var link = LinkIn((await owner.SendAsync($"/sites/{shop.Id}/people", "invite", ("Email", "Boris@shop.example"), ("As", "2"))).Expect(HttpStatusCode.OK));
        var boris = Desk.Stranger(server);
        var page = (await boris.GetAsync(link)).Expect(HttpStatusCode.OK);
        Assert.Contains("boris@shop.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("Manager", page.Text, StringComparison.Ordinal);
        (await boris.SendAsync(link, "join", ("Name", "Boris"), ("Password", Password))).Expect(HttpStatusCode.Found);
        Assert.Equal([new(shop.Id, Role.Manager)], (await People.FindByEmailAsync("boris@shop.example"))!.Roles);
        (await boris.GetAsync("/account")).Expect(HttpStatusCode.OK);
        (await boris.GetAsync($"/sites/{shop.Id}/people")).Expect(HttpStatusCode.Forbidden);
        Assert.Contains(Dead, (await boris.GetAsync(link)).Expect(HttpStatusCode.Gone).Text, StringComparison.Ordinal);

        var log = (await server.GetAsync("/v1/audit?site=" + shop.Id)).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("person.invited", log, StringComparison.Ordinal);
        Assert.Contains("person.joined", log, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('/')[^1], log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_known_proves_it_before_they_get_the_role()
    {
        var (shop, other) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        var person = new Person("boris0boris", "boris@shop.example", "Boris", "en", new Dictionary<string, Role>(StringComparer.Ordinal) { [other.Id] = Role.Analyst }, 0);
        await People.AddAsync(person, "hash of " + Password);
        var link = (await Invitations.InviteAsync("boris@shop.example", shop.Id, Role.Owner, Core.Audit.Actor.Server, default)).Link;

        var desk = Desk.Stranger(server);
        (await desk.SendAsync(link, "join", ("Password", "wrong password"))).Expect(HttpStatusCode.OK);
        (await desk.SendAsync(link, "join", ("Name", "Thief"), ("Password", "another password"))).Expect(HttpStatusCode.OK);
        Assert.Null((await People.FindAsync(person.Id))!.RoleAt(shop.Id));
        // Whoever else is signed in does not get it by the link alone.
        var thief = await Desk.SignInAsync(server, (other.Id, Role.Owner));
        (await thief.SendAsync(link, "join")).Expect(HttpStatusCode.OK);
        Assert.Null((await People.FindAsync(thief.Person!.Id))!.RoleAt(shop.Id));

        (await desk.SendAsync(link, "join", ("Password", Password))).Expect(HttpStatusCode.Found);
        Assert.Equal(Role.Owner, (await People.FindAsync(person.Id))!.RoleAt(shop.Id));
        (await desk.GetAsync($"/sites/{shop.Id}/people")).Expect(HttpStatusCode.OK);

        // Signed in already: one press.
        var second = (await Invitations.InviteAsync("boris@shop.example", Person.AllSites, Role.Analyst, Core.Audit.Actor.Server, default)).Link;
        (await desk.SendAsync(second, "join")).Expect(HttpStatusCode.Found);
        Assert.Equal(Role.Analyst, (await People.FindAsync(person.Id))!.RoleAt("any site"));
    }

    [Fact]
    public async Task An_invitation_ends_after_a_week_or_when_it_is_withdrawn()
    {
        var shop = await Shop.OpenAsync(server);
        var owner = await shop.SignInAsync();
        var path = $"/sites/{shop.Id}/people";
        var link = LinkIn(await owner.SendAsync(path, "invite", ("Email", "boris@shop.example"), ("As", "1")));
        var open = Assert.Single(await Invitations.ListAsync(default));
        (await owner.SendAsync(path, "withdraw", ("Invitation", open.Id))).Expect(HttpStatusCode.Found);
        (await owner.GetAsync(link)).Expect(HttpStatusCode.Gone);

        link = LinkIn(await owner.SendAsync(path, "invite", ("Email", "boris@shop.example"), ("As", "1")));
        clock.Advance(TimeSpan.FromDays(7));
        (await Desk.Stranger(server).GetAsync(link)).Expect(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Owners_change_and_remove_others_at_their_own_site_alone()
    {
        var (shop, other) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        var owner = await shop.SignInAsync();
        var both = await Desk.SignInAsync(server, "Both", (shop.Id, Role.Analyst), (other.Id, Role.Analyst));
        var stranger = await Desk.SignInAsync(server, "Stranger", (other.Id, Role.Analyst));
        var chief = await Desk.SignInAsync(server, "Chief", (Person.AllSites, Role.Owner));
        var path = $"/sites/{shop.Id}/people";

        Assert.DoesNotContain("Stranger", (await owner.GetAsync(path)).Text, StringComparison.Ordinal);
        (await owner.SendAsync(path, "role-" + both.Person!.Id, ("Chosen", "2"))).Expect(HttpStatusCode.Found);
        Assert.Equal((Role.Manager, Role.Analyst), await RolesAsync(both, shop, other));
        (await owner.SendAsync(path, "person-" + both.Person.Id, ("Act", "revoke"))).Expect(HttpStatusCode.OK);
        (await both.GetAsync("/account")).Expect(HttpStatusCode.OK);
        (await owner.SendAsync(path, "person-" + both.Person.Id, ("Act", "remove"))).Expect(HttpStatusCode.Found);
        Assert.Equal((null, Role.Analyst), await RolesAsync(both, shop, other));
        foreach (var untouchable in (string[])["role-" + stranger.Person!.Id, "person-" + stranger.Person.Id, "role-" + chief.Person!.Id])
            Assert.NotEqual(HttpStatusCode.Found, (await owner.SendAsync(path, untouchable, ("Act", "remove"), ("Chosen", "3"))).Status);
        (await owner.SendAsync(path, "person-" + chief.Person.Id, ("Act", "remove"))).Expect(HttpStatusCode.Found);
        Assert.True((await People.FindAsync(chief.Person.Id))!.OwnsAll);
        Assert.Equal(Role.Analyst, (await People.FindAsync(stranger.Person.Id))!.RoleAt(other.Id));

        (await owner.GetAsync("/people")).Expect(HttpStatusCode.Forbidden);
        (await chief.SendAsync("/people", "person-" + stranger.Person.Id, ("Act", "remove"))).Expect(HttpStatusCode.Found);
        Assert.Null(await People.FindAsync(stranger.Person.Id));
    }

    [Fact]
    public async Task People_change_their_name_and_language_and_end_their_other_sign_ins()
    {
        var desk = await Desk.SignInAsync(server, (Person.AllSites, Role.Analyst));
        var other = await Desk.SignInAsync(server, desk.Person!);
        (await desk.SendAsync("/account", "profile", ("Name", " Анна "), ("Language", "ru"))).Expect(HttpStatusCode.Found);
        Assert.Equal(("Анна", "ru"), ((await People.FindAsync(desk.Person!.Id))!.Name, (await People.FindAsync(desk.Person.Id))!.Language));
        Assert.Contains("Мой профиль", (await desk.GetAsync("/account")).Text, StringComparison.Ordinal);
        (await desk.SendAsync("/account", "others")).Expect(HttpStatusCode.Found);
        (await other.GetAsync("/account")).Expect(HttpStatusCode.Found);
        (await desk.GetAsync("/account")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_are_made_shown_once_and_revoked()
    {
        var (shop, other) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        await other.AddKeyAsync("read");
        var owner = await shop.SignInAsync();
        var path = $"/sites/{shop.Id}/keys";
        var made = (await owner.SendAsync(path, "add", ("Name", "Exchange"), ("Scope", "0"))).Expect(HttpStatusCode.OK);
        var key = LinkIn(made);
        (await server.GetAsync(shop.Path, key)).Expect(HttpStatusCode.OK);
        (await server.GetAsync(other.Path, key)).ExpectProblem(404, "not_found");
        var list = await owner.GetAsync(path);
        Assert.DoesNotContain(key, list.Text, StringComparison.Ordinal);
        Assert.Contains("Exchange", list.Text, StringComparison.Ordinal);

        var keys = await server.Services.GetRequiredService<KeyStore>().ListAsync();
        (await owner.SendAsync(path, "revoke", ("Key", keys.Single(one => one.Site == other.Id).Id))).Expect(HttpStatusCode.Found);
        (await owner.SendAsync(path, "revoke", ("Key", keys.Single(one => one.Name == "Exchange").Id))).Expect(HttpStatusCode.Found);
        Assert.Equal(other.Id, Assert.Single(await server.Services.GetRequiredService<KeyStore>().ListAsync()).Site);
        (await server.GetAsync(shop.Path, key)).ExpectProblem(401, "key_required");
    }

    private static Task<Answer> JoinFirstAsync(Desk desk, string link, string email, string name, string password) =>
        desk.SendAsync(link, "first", ("Email", email), ("Name", name), ("Password", password));

    private async Task<(Role? One, Role? Other)> RolesAsync(Desk desk, Shop one, Shop other)
    {
        var person = (await People.FindAsync(desk.Person!.Id))!;
        return (person.RoleAt(one.Id), person.RoleAt(other.Id));
    }

    /// <summary>What the page shows to be copied; of a link its path.</summary>
    private static string LinkIn(Answer page)
    {
        var text = page.Expect(HttpStatusCode.OK).Text.Split("<code>")[1].Split("</code>")[0];
        return Uri.TryCreate(text, UriKind.Absolute, out var link) ? link.AbsolutePath : text;
    }
}
