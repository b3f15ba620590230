using Microsoft.AspNetCore.Identity;
using NumberSwap.Core.People;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>Who signs in, and what they may open.</summary>
public static class PeopleSetup
{
    // What OWASP's password storage cheat sheet asks for PBKDF2 with HMAC-SHA512: about a tenth of a second.
    private const int HashIterations = 210_000;

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>().AddSingleton<Passwords>();
        services.AddSingleton<PersonStore>().AddSingleton<SignInStore>().AddSingleton<InvitationStore>();
        services.AddSingleton<Sessions>().AddSingleton<SignInService>().AddSingleton<InvitationService>().AddSingleton<PersonService>();
        return services;
    }
}
