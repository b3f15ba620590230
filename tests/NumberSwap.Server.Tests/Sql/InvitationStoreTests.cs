using NumberSwap.Core.People;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class InvitationStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task An_invitation_works_once(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new InvitationStore(test);
        var invitation = Some.Invitation("i", "anna@shop.example", "site");
        await store.AddAsync(Some.Invitation("earlier", "anna@shop.example", "site"), "earlier");
        await store.AddAsync(invitation, "token");

        Assert.Equal([invitation], await store.ListAsync(Some.Time));
        Assert.Equal(invitation, await store.FindAsync("token", Some.Time));
        Assert.Null(await store.FindAsync("token", invitation.ExpiresAt));
        Assert.Null(await store.FindAsync("earlier", Some.Time));
        var joined = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => store.JoinAsync(
            "token", Some.Person("anna", ("site", Role.Manager)) with { Id = $"anna{i}" }, "hash", Some.SignIn($"anna{i}", $"{i}"), $"secret{i}"))));
        Assert.Single(joined, done => done);
        var person = Assert.Single(await new PersonStore(test).ListAsync());
        Assert.Single(await new SignInStore(test).ListAsync(person.Id));
        Assert.Empty(await store.ListAsync(Some.Time));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Somebody_known_gets_the_role_but_no_lesser_one(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new InvitationStore(test);
        var people = new PersonStore(test);
        await people.AddAsync(Some.Person("anna", ("one", Role.Owner)), "hash");
        await store.AddAsync(Some.Invitation("1", "anna@shop.example", "one"), "1");
        await store.AddAsync(Some.Invitation("2", "anna@shop.example", "two"), "2");

        Assert.False(await store.JoinAsync("2", Some.Person("anna", ("two", Role.Owner)) with { Id = "other" }, "hash", Some.SignIn("other"), "secret"));
        Assert.True(await store.JoinAsync("1", "anna", Some.Time));
        Assert.True(await store.JoinAsync("2", "anna", Some.Time));
        Assert.False(await store.JoinAsync("2", "anna", Some.Time));
        var roles = (await people.FindAsync("anna"))!.Roles;
        Assert.Equal((Role.Owner, Role.Analyst), (roles["one"], roles["two"]));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_several_links_to_the_first_owner_one_is_used(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new InvitationStore(test);
        foreach (var token in (string[])["a", "b", "c"])
            await store.AddAsync(Some.Invitation(token, "", Person.AllSites) with { Role = Role.Owner }, token);
        Assert.Empty(await store.ListAsync(Some.Time));

        var joined = await Task.WhenAll(((string[])["a", "b", "c"]).Select(token => Task.Run(() => new InvitationStore(test.OtherNode()).JoinAsync(
            token, Some.Person(token, (Person.AllSites, Role.Owner)), "hash", Some.SignIn(token, token), token))));
        Assert.Single(joined, done => done);
        Assert.Single(await new PersonStore(test).ListAsync());

        // One that was printed too late.
        await store.AddAsync(Some.Invitation("late", "", Person.AllSites), "late");
        Assert.False(await store.JoinAsync("late", Some.Person("late", (Person.AllSites, Role.Owner)), "hash", Some.SignIn("late"), "late"));
        Assert.False(await store.JoinAsync("late", "a", Some.Time));
    }
}
