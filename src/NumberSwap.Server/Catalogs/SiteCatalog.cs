using System.Collections.Frozen;
using System.Net;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Platforms;

namespace NumberSwap.Server.Catalogs;

/// <summary>One site with all that its owner configured, as a lease or a ring needs it. Never changes: a change makes a new one.</summary>
public sealed class SiteCatalog
{
    private readonly FrozenDictionary<string, PoolPolicy> policies;
    private readonly FrozenDictionary<string, Pool> defaultPools;
    private readonly IPNetwork[] ownNetworks;

    public SiteCatalog(Site site, IReadOnlyList<Pool> pools, IReadOnlyList<Campaign> campaigns, IReadOnlyDictionary<string, PlatformCredentials> platforms)
    {
        Site = site;
        TargetNumbers = [.. site.Targets.Select(target => target.Number)];
        Campaigns = campaigns;
        ownNetworks = [.. site.Settings.OwnNetworks.Select(NetworkOf)];
        Pools = pools.ToFrozenDictionary(pool => pool.Id);
        Platforms = platforms;
        CampaignsByCode = campaigns.ToFrozenDictionary(campaign => campaign.Code);
        CampaignsById = campaigns.ToFrozenDictionary(campaign => campaign.Id);
        policies = pools.ToFrozenDictionary(pool => pool.Id, PolicyOf);
        var taken = campaigns.Where(campaign => campaign.Pool is not null).Select(campaign => campaign.Pool!).ToHashSet();
        defaultPools = pools
            .Where(pool => !taken.Contains(pool.Id))
            .OrderBy(pool => pool.CreatedAt).ThenBy(pool => pool.Id, StringComparer.Ordinal)
            .DistinctBy(pool => pool.Target)
            .ToFrozenDictionary(pool => pool.Target);
    }

    public Site Site { get; }

    /// <summary>E.164 numbers of the targets, in their order.</summary>
    public IReadOnlyList<string> TargetNumbers { get; }

    public FrozenDictionary<string, Pool> Pools { get; }
    public IReadOnlyList<Campaign> Campaigns { get; }
    public FrozenDictionary<int, Campaign> CampaignsByCode { get; }
    public FrozenDictionary<string, Campaign> CampaignsById { get; }

    /// <summary>What proves the requests of the site's call platforms, by platform name.</summary>
    public IReadOnlyDictionary<string, PlatformCredentials> Platforms { get; }

    public static PoolPolicy PolicyOf(Pool pool) =>
        new(pool.Id, pool.HoldSeconds * 1000L, pool.CooldownSeconds * 1000L, pool.Overflow);

    public PoolPolicy PolicyOf(string pool) => policies[pool];

    /// <summary>
    /// The pool that serves a target for visits of a campaign: the campaign's own where it is for this target, else the target's pool
    /// without a campaign. Null when a static number or nothing serves it.
    /// </summary>
    public PoolPolicy? PoolFor(Campaign? campaign, string target)
    {
        if (campaign?.Pool is { } own && Pools.TryGetValue(own, out var pool) && pool.Target == target)
            return policies[own];
        if (StaticNumberFor(campaign, target) is not null)
            return null;
        return defaultPools.TryGetValue(target, out var shared) ? policies[shared.Id] : null;
    }

    /// <summary>The campaign's static number where it stands in for this target, else null.</summary>
    public string? StaticNumberFor(Campaign? campaign, string target) =>
        campaign is { Number: { } number } && campaign.Target == target ? number : null;

    /// <summary>True when a page of this host may lease the site's numbers: one of its domains, or a subdomain of one.</summary>
    public bool Owns(string host)
    {
        foreach (var domain in Site.Domains)
        {
            if (host.Equals(domain, StringComparison.OrdinalIgnoreCase))
                return true;
            if (host.Length > domain.Length && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for an address in one of the owner's own networks.</summary>
    public bool IsOwn(IPAddress? address)
    {
        if (ownNetworks.Length == 0 || address is null)
            return false;
        // What arrives at a socket that listens for both kinds.
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in ownNetworks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }

    /// <summary>All numbers that a call to this site may come to.</summary>
    public IEnumerable<NumberRoute> Routes()
    {
        foreach (var target in Site.Targets)
            yield return new NumberRoute(target.Number, this, target.Destination, null, null);
        foreach (var campaign in Campaigns)
        {
            if (campaign.Number is { } number)
                yield return new NumberRoute(number, this, DestinationOf(campaign.Target), null, campaign);
        }

        foreach (var pool in Pools.Values)
        {
            foreach (var number in pool.Numbers.Concat(pool.Retired))
                yield return new NumberRoute(number, this, DestinationOf(pool.Target), pool, null);
        }
    }

    /// <summary>Where calls for a target go: its destination; for a target that was removed since, the target itself.</summary>
    private string DestinationOf(string? target) =>
        Site.Targets.FirstOrDefault(known => known.Number == target)?.Destination ?? target ?? Site.Targets[0].Destination;

    /// <summary>A network, or an address as the network of it alone. What cannot be read (it was checked before it was stored) is nobody's.</summary>
    private static IPNetwork NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : new IPNetwork(IPAddress.None, 32);
}
