using System.Collections.Concurrent;
using NumberSwap.Core;
using NumberSwap.Core.People;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>
/// Knows a sign-in by its secret. What SQL said is kept for some seconds: what this server revokes ends at once,
/// what another server revokes after that time.
/// </summary>
public sealed class Sessions(SignInStore store, TimeProvider clock)
{
    public const int SecretLength = 52;

    private const int MostKept = 2000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SightEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (SignIn SignIn, Person Person, DateTimeOffset ReadAt)> kept = new(StringComparer.Ordinal);
    private int changes;

    /// <summary>A new secret: 260 random bits, for the browser alone.</summary>
    public static string NewSecret() => RandomId.Secret(SecretLength);

    public static string HashOf(string secret) => ApiKeys.HashOf(secret);

    /// <summary>Null for a secret of no sign-in, or of one that is over.</summary>
    public async Task<PersonFeature?> FindAsync(string? secret, CancellationToken cancellation)
    {
        if (secret?.Length != SecretLength)
            return null;
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        if (!kept.TryGetValue(hash, out var known) || now - known.ReadAt >= KeptFor)
        {
            var before = Volatile.Read(ref changes);
            if (await store.FindAsync(hash, cancellation) is not { } found)
                return null;
            known = (found.SignIn, found.Person, now);
            // Only who is signed in takes room here. What was read before a change on this server is not kept after it.
            if (kept.Count >= MostKept)
                kept.Clear();
            kept[hash] = known;
            if (before != Volatile.Read(ref changes))
                kept.TryRemove(hash, out _);
        }

        if (known.SignIn.IsOver(now))
            return null;
        if (now.ToUnixTimeMilliseconds() - known.SignIn.SeenAt >= SightEvery.TotalMilliseconds)
            await SeeAsync(hash, known, now, cancellation);
        return new PersonFeature(known.Person, known.SignIn.Id);
    }

    /// <summary>Call after a committed change of people, roles or sign-ins.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        kept.Clear();
    }

    private async Task SeeAsync(string hash, (SignIn SignIn, Person Person, DateTimeOffset ReadAt) known, DateTimeOffset now, CancellationToken cancellation)
    {
        var at = now.ToUnixTimeMilliseconds();
        await store.SeenAsync(known.SignIn.Id, at, cancellation);
        kept.TryUpdate(hash, known with { SignIn = known.SignIn with { SeenAt = at } }, known);
    }
}
