using Microsoft.AspNetCore.Identity;
using NumberSwap.Core.People;

namespace NumberSwap.Server.Tests.People;

/// <summary>Does in no time what a password hasher does in a tenth of a second, and counts how often.</summary>
public sealed class CountingHasher : IPasswordHasher<Person>
{
    private int checks;

    public int Checks => checks;

    public string HashPassword(Person user, string password) => "hash of " + password;

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref checks);
        return hashedPassword == "hash of " + providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}
