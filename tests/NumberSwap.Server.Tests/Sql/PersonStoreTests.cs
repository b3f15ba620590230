using NumberSwap.Core.People;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class PersonStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task People_come_back_with_their_roles(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new PersonStore(test);
        Assert.False(await store.AnyAsync());
        var owner = Some.Person("owner", (Person.AllSites, Role.Owner));
        var anna = Some.Person("anna", ("one", Role.Analyst), ("two", Role.Manager)) with { Language = "ru" };
        await store.AddAsync(owner, "hash");
        await store.AddAsync(anna, "hash");

        Assert.True(await store.AnyAsync());
        Assert.Equivalent(new[] { anna, owner }, await store.ListAsync(), strict: true);
        Assert.Equivalent(anna, await store.FindByEmailAsync("anna@shop.example"), strict: true);
        Assert.Null(await store.FindByEmailAsync("nobody@shop.example"));
        await Assert.ThrowsAsync<ConflictException>(() => store.AddAsync(anna with { Id = "other" }, "hash"));
        Assert.True(await store.RenameAsync("anna", "Anna K", null));
        var renamed = await store.FindAsync("anna");
        Assert.Equal(("Anna K", null), (renamed!.Name, renamed.Language));
        Assert.False(await store.RenameAsync("nobody", "x", null));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_has_no_role_left_is_gone(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new PersonStore(test);
        await store.AddAsync(Some.Person("owner", (Person.AllSites, Role.Owner)), "hash");
        await store.AddAsync(Some.Person("anna", ("one", Role.Analyst)), "hash");
        await new SignInStore(test).AddAsync(Some.SignIn("anna"), "secret");

        Assert.Equal(RoleChange.Unknown, await store.SetRoleAsync("nobody", "one", Role.Owner));
        Assert.Equal(RoleChange.Done, await store.SetRoleAsync("anna", "two", Role.Owner));
        Assert.Equal(RoleChange.Unknown, await store.SetRoleAsync("anna", "three", role: null));
        Assert.Equal(RoleChange.Done, await store.SetRoleAsync("anna", "one", role: null));
        Assert.Equal([new("two", Role.Owner)], (await store.FindAsync("anna"))!.Roles);
        Assert.Equal(RoleChange.Done, await store.SetRoleAsync("anna", "two", role: null));
        Assert.Null(await store.FindAsync("anna"));
        Assert.Null(await new SignInStore(test).FindAsync("secret"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_last_owner_of_all_stays(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new PersonStore(test);
        await store.AddAsync(Some.Person("one", (Person.AllSites, Role.Owner)), "hash");

        Assert.Equal(RoleChange.LastOwner, await store.SetRoleAsync("one", Person.AllSites, Role.Analyst));
        Assert.Equal(RoleChange.LastOwner, await store.SetRoleAsync("one", Person.AllSites, role: null));
        Assert.Equal(RoleChange.LastOwner, await store.RemoveAsync("one"));
        Assert.True((await store.FindAsync("one"))!.OwnsAll);

        // Two owners who remove each other at the same moment.
        await store.AddAsync(Some.Person("two", (Person.AllSites, Role.Owner)), "hash");
        var outcomes = await Task.WhenAll(Task.Run(() => store.RemoveAsync("one")), Task.Run(() => new PersonStore(test.OtherNode()).RemoveAsync("two")));
        Assert.Equal([RoleChange.Done, RoleChange.LastOwner], outcomes.Order());
        Assert.Single(await store.ListAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_deleted_site_takes_its_roles_and_invitations_along(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new PersonStore(test);
        var site = Some.Site();
        await new SiteStore(test).AddAsync(site);
        await store.AddAsync(Some.Person("anna", (site.Id, Role.Analyst), ("other", Role.Analyst)), "hash");
        await new InvitationStore(test).AddAsync(Some.Invitation("i", "boris@shop.example", site.Id), "token");
        await new SiteStore(test).DeleteAsync(site.Id);

        Assert.Equal(["other"], (await store.FindAsync("anna"))!.Roles.Keys);
        Assert.Empty(await new InvitationStore(test).ListAsync(Some.Time));
    }
}
