using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms;

/// <summary>Sets up and takes away the call platforms of a site.</summary>
public sealed class PlatformService(KnownPlatforms platforms, PlatformSecrets secrets, SiteChanges changes, AuditTrail trail)
{
    /// <summary>Stands in an address for a secret that is not shown again.</summary>
    private const string Hidden = "{secret}";

    /// <summary>Those that are set up, in the order of their titles.</summary>
    /// <param name="server">The server's public address.</param>
    public IReadOnlyList<PlatformItem> List(SiteCatalog site, string server) =>
        [.. platforms.All.Where(platform => site.Platforms.ContainsKey(platform.Name)).Select(platform => ItemOf(platform, site.Site.Id, site.Platforms[platform.Name], server, Hidden))];

    /// <summary>Takes credentials; a secret of the address is made with the first of them, and shown this once.</summary>
    public async Task<(PlatformItem? Item, ProblemHttpResult? Problem)> PutAsync(
        SiteCatalog site, ICallPlatform platform, PlatformRequest request, Actor by, string server, CancellationToken cancellation)
    {
        var before = site.Platforms.GetValueOrDefault(platform.Name);
        var made = platform.HasSecretAddress && before?.Secret is null ? NewSecret() : null;
        var (credentials, problem) = PlatformReader.Read(platform, request, before, made ?? before?.Secret);
        return credentials is null ? (null, problem) : (await KeepAsync(site, platform, credentials, "platform.set", by, server, made, cancellation), null);
    }

    /// <summary>Gives the address another secret, at once; null where it has none.</summary>
    public async Task<PlatformItem?> RenewAsync(SiteCatalog site, ICallPlatform platform, Actor by, string server, CancellationToken cancellation)
    {
        if (site.Platforms.GetValueOrDefault(platform.Name) is not { Secret: not null } before)
            return null;
        var made = NewSecret();
        return await KeepAsync(site, platform, new PlatformCredentials(before.Values, made, before.Addresses), "platform.secretRenewed", by, server, made, cancellation);
    }

    /// <summary>False when it was not set up.</summary>
    public async Task<bool> RemoveAsync(SiteCatalog site, ICallPlatform platform, Actor by, CancellationToken cancellation)
    {
        var audit = trail.Did(by, site.Site.Id, "platform.removed", platform.Name, platform.Title, new { platform = platform.Name }, null);
        if (!await secrets.RemoveAsync(site.Site.Id, platform.Name, audit, cancellation))
            return false;
        await changes.AnnounceAsync(site.Site.Id, cancellation);
        return true;
    }

    private async Task<PlatformItem> KeepAsync(
        SiteCatalog site, ICallPlatform platform, PlatformCredentials credentials, string action, Actor by, string server, string? shown, CancellationToken cancellation)
    {
        // The log says that there are other credentials, never which.
        var audit = trail.Did(by, site.Site.Id, action, platform.Name, platform.Title, null, new { platform = platform.Name, addresses = credentials.Addresses });
        await secrets.PutAsync(site.Site.Id, platform.Name, credentials, audit, cancellation);
        await changes.AnnounceAsync(site.Site.Id, cancellation);
        return ItemOf(platform, site.Site.Id, credentials, server, shown ?? Hidden);
    }

    private static PlatformItem ItemOf(ICallPlatform platform, string site, PlatformCredentials credentials, string server, string secret) => new(
        platform.Name,
        platform.Title,
        HookAddress.Of(server, platform.Name, site, credentials.Secret is null ? null : secret),
        [.. credentials.Values.Keys],
        credentials.Addresses);

    /// <summary>192 bits, in letters that any address may hold.</summary>
    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
