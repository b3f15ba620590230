using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core.Platforms;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>Has an event read once more, for example after its number was added or a new version reads it better. A call is never made twice by it.</summary>
public sealed class HookReplay(PlatformEventStore store, HookService hooks, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector(HookLogLoop.Purpose);

    /// <summary>How it is read now; null for one that was refused when it came, or cannot be decrypted any more.</summary>
    public async Task<HookReading?> RunAsync(ICallPlatform platform, SiteCatalog site, PlatformEvent of, CancellationToken cancellation)
    {
        if (of.ProtectedRequest is null)
            return null;
        HookPart part;
        try
        {
            part = JsonSerializer.Deserialize<HookPart>(protector.Unprotect(of.ProtectedRequest))!;
        }
        catch (CryptographicException)
        {
            return null;
        }

        var reading = await hooks.AgainAsync(platform, site, part.ToRequest(HookAddress.Of("", platform.Name, site.Site.Id, null)));
        await store.ReplayedAsync(of.Id, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        return reading;
    }
}
