using Microsoft.AspNetCore.Identity;
using NumberSwap.Core;
using NumberSwap.Core.People;

namespace NumberSwap.Server.People;

/// <summary>Hashes passwords, and tells right ones from wrong ones in the same time whether there is such an account or not.</summary>
public sealed class Passwords : IDisposable
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 200;

    private readonly IPasswordHasher<Person> hasher;
    private readonly string nobodys;

    // A hash takes a core for a tenth of a second. However many want to sign in, visitors and callers keep the others.
    private readonly SemaphoreSlim cores = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Passwords(IPasswordHasher<Person> hasher)
    {
        this.hasher = hasher;
        nobodys = hasher.HashPassword(null!, RandomId.Secret(20));
    }

    /// <summary>Whether a new password is long enough, which is all that makes one good.</summary>
    public static bool IsGood(string? password) => password is { Length: >= ShortestPassword and <= LongestPassword };

    public Task<string> HashAsync(string password, CancellationToken cancellation = default) =>
        OnACoreAsync(() => hasher.HashPassword(null!, password), cancellation);

    /// <param name="hash">Null where there is no account: as long is taken to say no.</param>
    /// <returns>Whether the password is right, and a new hash to keep where the old one was made in a weaker way.</returns>
    public Task<(bool IsRight, string? NewHash)> CheckAsync(string? hash, string? password, CancellationToken cancellation = default) =>
        OnACoreAsync<(bool, string?)>(
            () =>
            {
                var given = password is { Length: <= LongestPassword } ? password : "";
                var result = hasher.VerifyHashedPassword(null!, hash ?? nobodys, given);
                var isRight = hash is not null && given.Length > 0 && result != PasswordVerificationResult.Failed;
                return (isRight, isRight && result == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(null!, given) : null);
            },
            cancellation);

    public void Dispose() => cores.Dispose();

    private async Task<T> OnACoreAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await cores.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            cores.Release();
        }
    }
}
