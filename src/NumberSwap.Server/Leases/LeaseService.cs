using NumberSwap.Core;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Pools;

namespace NumberSwap.Server.Leases;

/// <summary>Says which number a page shows. Whatever fails, the answer is usable: the page's own number.</summary>
public sealed class LeaseService(ILeasePool pool, PoolHealer healer, Meters meters, TimeProvider clock, ILogger<LeaseService> log)
{
    /// <summary>Seconds between two heartbeats of a visible page.</summary>
    private const int RenewAfter = (int)(SessionRules.HeartbeatMs / 1000);

    /// <summary>Longest that a visitor waits for the hot state; then the page keeps its own number.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SharedDeadline deadline = new(clock, Patience);
    private readonly LogOnce unavailable = new(clock, TimeSpan.FromSeconds(10));

    public async ValueTask<LeaseResponse> LeaseAsync(SiteCatalog site, LeaseRequest request, Page page, Client client)
    {
        var source = TrafficClassifier.Classify(page.Address, page.Referrer, site.Site.Domains, out var marks);
        var campaign = CampaignMatcher.Best(site.Campaigns, source, page.Address, page.Referrer);
        if (MarkerNumbers.AreWanted(page.Address))
            return Sessionless(site, page, campaign, source, static (target, index) => new ShownNumber(target, MarkerNumbers.For(target, index), LeaseKind.Test, null));
        if (client.IsBot || client.IsOwn || request.Own == true)
            return Sessionless(site, page, campaign, source, static (target, _) => PagesOwn(target));
        if (request.Consent == false || client.RefusesTracking)
            return Sessionless(site, page, campaign, source, (target, _) => StaticOrOwn(site, campaign, target));

        var view = ViewOf(site, request, page, campaign, source, marks, client);
        try
        {
            var numbers = await AcquireAsync(site, view);
            return Answer(site, view, numbers);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or StackOverflowException))
        {
            // A visitor never sees our trouble; the operator does, once in a while instead of once a visitor.
            if (unavailable.IsDue())
                log.LogError(failed, "Numbers cannot be leased now: pages show their own. See /health/ready for the part that is down");
            return Sessionless(site, page, campaign, source, (target, _) => StaticOrOwn(site, campaign, target));
        }
    }

    private async ValueTask<PageNumbers> AcquireAsync(SiteCatalog site, PageView view)
    {
        using var span = Meters.Activities.StartActivity("acquire");
        var started = clock.GetTimestamp();
        var numbers = await pool.AcquireAsync(view).WaitAsync(deadline.Next());
        meters.PoolTook("acquire", clock.GetElapsedTime(started));
        if (!HasLostPool(numbers) || !await healer.HealAsync(site, numbers, Left()))
            return numbers;
        return await pool.AcquireAsync(view).WaitAsync(Left(), clock);

        // One patience for all three: a visitor waits for the sum.
        TimeSpan Left() => TimeSpan.FromTicks(Math.Max(0, (Patience - clock.GetElapsedTime(started)).Ticks));
    }

    private static bool HasLostPool(PageNumbers numbers)
    {
        foreach (var number in numbers.Numbers)
        {
            if (number.PoolUnknown)
                return true;
        }

        return false;
    }

    private static PageView ViewOf(SiteCatalog site, LeaseRequest request, Page page, Campaign? campaign, TrafficSource source, string? marks, Client client)
    {
        var session = Ids.IsWellFormed(request.Session) ? request.Session : null;
        var continuing = session is null
            ? campaign
            : SessionIds.CampaignCodeOf(session) is { } code ? site.CampaignsByCode.GetValueOrDefault(code) : null;
        var wishes = new NumberWish[page.Targets.Count];
        for (var i = 0; i < wishes.Length; i++)
        {
            var target = page.Targets[i];
            wishes[i] = new NumberWish(target, site.PoolFor(continuing, target), site.PoolFor(campaign, target));
        }

        return new PageView
        {
            Site = site.Site.Id,
            Visitor = Ids.IsWellFormed(request.Visitor) ? request.Visitor! : RandomId.New(),
            NewSession = SessionIds.New(campaign?.Code),
            Continues = session is not null,
            Marks = marks,
            Visit = new Visit(PageText.Address(page.Address), page.Referrer is { } from ? SharedText.Of(PageText.Address(from)) : null, source, campaign?.Id, client.IsMobile),
            Ids = PageText.Ids(request.Ids),
            Wishes = wishes,
        };
    }

    private LeaseResponse Answer(SiteCatalog site, PageView view, PageNumbers given)
    {
        var campaign = given.Origin.Campaign is { } id ? site.CampaignsById.GetValueOrDefault(id) : null;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var expires = SessionRules.IdleMs;
        var shown = new ShownNumber[given.Numbers.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            var number = given.Numbers[i];
            shown[i] = number.Number is { } leased
                ? new ShownNumber(number.Target, leased, number.Kind, number.Lease)
                : StaticOrOwn(site, campaign, number.Target);
            if (number.Lease is not null)
                expires = Math.Min(expires, number.Until - now);
            meters.Leased(shown[i].Kind, given.Origin.Source);
        }

        var expiresIn = (int)Math.Max(1, expires / 1000);
        return new LeaseResponse(
            view.Visitor,
            given.Session,
            Math.Clamp(expiresIn / 2, 5, RenewAfter),
            expiresIn,
            shown,
            new ShownSource(given.Origin.Source, given.Origin.Medium, given.Origin.UtmCampaign, campaign?.Name));
    }

    private LeaseResponse Sessionless(SiteCatalog site, Page page, Campaign? campaign, TrafficSource source, Func<string, int, ShownNumber> show)
    {
        var shown = new ShownNumber[page.Targets.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = show(page.Targets[i], i);
            meters.Leased(shown[i].Kind, source.Source);
        }

        return new LeaseResponse(null, null, RenewAfter, (int)(SessionRules.IdleMs / 1000), shown, new ShownSource(source.Source, source.Medium, source.Campaign, campaign?.Name));
    }

    private static ShownNumber StaticOrOwn(SiteCatalog site, Campaign? campaign, string target) =>
        site.StaticNumberFor(campaign, target) is { } number
            ? new ShownNumber(target, number, LeaseKind.Static, null)
            : PagesOwn(target);

    private static ShownNumber PagesOwn(string target) => new(target, target, LeaseKind.Fallback, null);
}
