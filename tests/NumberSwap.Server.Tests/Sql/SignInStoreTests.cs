using NumberSwap.Core.People;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class SignInStoreTests
{
    private const long Later = Some.Time + 900_000;

    [Theory, ClassData(typeof(Engines))]
    public async Task Failed_attempts_lock_the_account_for_a_time_and_a_sign_in_forgets_them(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new PersonStore(test).AddAsync(Some.Person("anna", (Person.AllSites, Role.Owner)), "hash");
        var store = new SignInStore(test);

        Assert.Equal(new SignInAttempt { Person = "anna", PasswordHash = "hash", IsLast = false }, await AttemptAsync(Some.Time));
        Assert.False((await AttemptAsync(Some.Time))!.IsLast);
        await store.AddAsync(Some.SignIn("anna"), "secret", "better hash");
        Assert.Equal("better hash", (await AttemptAsync(Some.Time))!.PasswordHash);
        Assert.False((await AttemptAsync(Some.Time))!.IsLast);
        Assert.True((await AttemptAsync(Some.Time))!.IsLast);
        Assert.Null(await AttemptAsync(Later - 1));
        Assert.False((await AttemptAsync(Later))!.IsLast);
        Assert.Null(await store.AttemptAsync("nobody@shop.example", Some.Time, 3, Later));

        Task<SignInAttempt?> AttemptAsync(long now) => store.AttemptAsync("anna@shop.example", now, 3, now + 900_000);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Many_attempts_at_once_are_all_counted(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new PersonStore(test).AddAsync(Some.Person("anna", (Person.AllSites, Role.Owner)), "hash");
        var store = new SignInStore(test);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.AttemptAsync("anna@shop.example", Some.Time, 10, Later))));
        Assert.Equal(10, attempts.Count(attempt => attempt is not null));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Sign_ins_are_found_by_their_secret_until_they_are_revoked(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var anna = Some.Person("anna", ("site", Role.Manager));
        await new PersonStore(test).AddAsync(anna, "hash");
        await new PersonStore(test).AddAsync(Some.Person("boris", ("site", Role.Manager)), "hash");
        var store = new SignInStore(test);
        var (one, two, three) = (Some.SignIn("anna", "1"), Some.SignIn("anna", "2") with { SeenAt = Some.Time + 5 }, Some.SignIn("anna", "3"));
        await store.AddAsync(one, "secret1");
        await store.AddAsync(two, "secret2");
        await store.AddAsync(three, "secret3");

        Assert.Equivalent((one, anna), await store.FindAsync("secret1"), strict: true);
        Assert.Null(await store.FindAsync("secret0"));
        Assert.Equal([two, one, three], await store.ListAsync("anna"));
        await store.SeenAsync("1", Some.Time + 9);
        Assert.Equal(["1", "2", "3"], (await store.ListAsync("anna")).Select(signIn => signIn.Id));

        Assert.False(await store.RevokeAsync("boris", "1"));
        Assert.True(await store.RevokeAsync("anna", "1"));
        Assert.Null(await store.FindAsync("secret1"));
        Assert.True(await store.RevokeAllAsync("anna", except: "3"));
        Assert.Equal([three], await store.ListAsync("anna"));
        await store.ReplacePasswordAsync(Some.SignIn("anna", "4"), "secret4", "new");
        Assert.Equal(["4"], (await store.ListAsync("anna")).Select(signIn => signIn.Id));
        Assert.Equal("new", (await store.AttemptAsync("anna@shop.example", Some.Time, 3, Later))!.PasswordHash);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_over_is_deleted_by_the_next_sign_in(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new PersonStore(test).AddAsync(Some.Person("anna", ("site", Role.Manager)), "hash");
        var store = new SignInStore(test);
        var days = (int count) => Some.Time + (long)TimeSpan.FromDays(count).TotalMilliseconds;
        await store.AddAsync(Some.SignIn("anna", "idle"), "1");
        await store.AddAsync(Some.SignIn("anna", "used"), "2");
        await store.SeenAsync("used", days(10));
        await store.AddAsync(Some.SignIn("anna", "new") with { CreatedAt = days(14), SeenAt = days(14) }, "3");
        Assert.Equal(["new", "used"], (await store.ListAsync("anna")).Select(signIn => signIn.Id));

        await store.SeenAsync("used", days(89));
        await store.AddAsync(Some.SignIn("anna", "late") with { CreatedAt = days(90), SeenAt = days(90) }, "4");
        Assert.Equal(["late"], (await store.ListAsync("anna")).Select(signIn => signIn.Id));
    }
}
