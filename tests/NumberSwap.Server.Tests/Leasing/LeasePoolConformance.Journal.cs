using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>There is no answer without its entry.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Every_lease_has_its_entry()
    {
        await FillAsync("+1");
        await FillAsync(Other, "+2");
        var view = View("a", Policy, Other) with { Ids = PageViews.Ids(("ga", "1")) };
        var page = await Pool.AcquireAsync(view);
        var entry = Assert.IsType<VisitEntry>(Assert.Single(await JournalAsync()));
        Assert.Equivalent(
            new VisitEntry(Site, Clock.Now, view.NewSession, "a", Clock.Now, view.Visit, view.Ids,
            [
                new(page.Numbers[0].Lease!, PoolId, "+1", PageViews.TargetOf(0), LeaseKind.Leased, Hold),
                new(page.Numbers[1].Lease!, OtherPoolId, "+2", PageViews.TargetOf(1), LeaseKind.Leased, Hold),
            ]),
            entry,
            strict: true);
    }

    [Fact]
    public async Task A_session_without_a_lease_has_its_entry()
    {
        await FillAsync();
        await AcquireAsync("a");
        Assert.Empty(Assert.IsType<VisitEntry>(Assert.Single(await JournalAsync())).Leases);
    }

    [Fact]
    public async Task A_lease_that_a_session_gets_later_has_its_entry()
    {
        await FillAsync("+1", "+2");
        var page = await Pool.AcquireAsync(View("a"));
        await FillAsync("+2");
        Clock.Advance(1000);
        var given = await AcquireAsync("a");
        var entry = Assert.IsType<VisitEntry>((await JournalAsync())[^1]);
        Assert.Equal((page.Session, page.StartedAt, Clock.Now), (entry.Session, entry.StartedAt, entry.At));
        Assert.Equal((given.Lease, "+2"), (Assert.Single(entry.Leases).Id, entry.Leases[0].Number));
    }

    [Fact]
    public async Task Sights_are_journaled_once_in_a_while()
    {
        await FillAsync("+1");
        var given = await AcquireAsync("a");
        Clock.Advance(SessionRules.SightEveryMs - 1);
        await AcquireAsync("a");
        Assert.Single(await JournalAsync());
        Clock.Advance(1);
        await AcquireAsync("a");
        await AcquireAsync("a");
        var entries = await JournalAsync();
        Assert.Equal(2, entries.Count);
        var seen = Assert.IsType<SeenEntry>(entries[1]);
        Assert.Equal((Clock.Now, ((VisitEntry)entries[0]).Session, given.Lease), (seen.At, seen.Session, Assert.Single(seen.Leases)));
        Assert.Null(seen.Ids);
    }

    [Fact]
    public async Task Analytics_ids_that_become_known_later_are_journaled_and_kept()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        var ids = PageViews.Ids(("ym", "2"), ("ga", "1"));
        await Pool.AcquireAsync(View("a") with { Ids = ids });
        await Pool.AcquireAsync(View("a") with { Ids = PageViews.Ids(("ga", "1"), ("ym", "2")) });
        await Pool.AcquireAsync(View("a"));
        var entries = await JournalAsync();
        Assert.Equal(2, entries.Count);
        Assert.Equivalent(ids, Assert.IsType<SeenEntry>(entries[1]).Ids, strict: true);
        Assert.Equivalent(ids, (await NewestAsync("+1")).Ids, strict: true);
    }

    [Fact]
    public async Task A_release_has_its_entry_and_a_refused_one_has_none()
    {
        await FillAsync("+1");
        var given = await AcquireAsync("a");
        Clock.Advance(Minute);
        await ReleaseAsync(given);
        await ReleaseAsync(given);
        Assert.Equal(new ReleaseEntry(Site, Clock.Now, given.Lease!), (await JournalAsync())[^1]);
        Assert.Equal(2, (await JournalAsync()).Count);
    }

    [Fact]
    public async Task A_lease_that_the_visitors_next_session_ends_has_its_entry()
    {
        await FillAsync("+1");
        var before = await AcquireAsync("a", marks: "m");
        Clock.Advance(Minute);
        var after = await AcquireAsync("a", marks: "n");
        var entries = await JournalAsync();
        Assert.Equal(3, entries.Count);
        Assert.Equal(new ReleaseEntry(Site, Clock.Now, before.Lease!), entries[1]);
        Assert.Equal(after.Lease, Assert.IsType<VisitEntry>(entries[2]).Leases[0].Id);
    }

    [Fact]
    public async Task Nothing_else_is_written_for_an_unknown_pool()
    {
        await AcquireAsync("a");
        Assert.Empty(Assert.IsType<VisitEntry>(Assert.Single(await JournalAsync())).Leases);
        Assert.Empty(await Pool.LeasesOfAsync(Site, PoolId, "+1"));
    }
}
