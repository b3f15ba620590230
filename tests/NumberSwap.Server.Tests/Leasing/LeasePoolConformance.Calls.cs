using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Calls and what visitors did.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Every_report_of_a_call_sees_what_its_first_saw()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        var ring = Clock.Now;
        var first = await Pool.ReportCallAsync(Report(CallStatus.Completed), PoolId);
        Assert.Equal((ring, true), (first.StartedAt, first.First));
        Assert.Equal("a", Assert.Single(first.Leases).Visitor);

        Clock.Advance(Hold + Cooldown);
        await AcquireAsync("b");
        await AcquireAsync("c");
        foreach (var status in (CallStatus[])[CallStatus.Ringing, CallStatus.Answered, CallStatus.Completed])
        {
            var later = await Pool.ReportCallAsync(Report(status), PoolId);
            Assert.Equal((ring, false), (later.StartedAt, later.First));
            Assert.Equivalent(first.Leases, later.Leases, strict: true);
        }
        var entries = (await JournalAsync()).OfType<CallEntry>().ToList();
        Assert.Equal(4, entries.Count);
        Assert.All(entries, e => Assert.Equal(ring, e.StartedAt));
        Assert.All(entries, e => Assert.Equivalent(first.Leases, e.Leases, strict: true));
        Assert.Equal([CallStatus.Completed, CallStatus.Ringing, CallStatus.Answered, CallStatus.Completed], entries.Select(e => e.Report.Status));
    }

    [Fact]
    public async Task A_call_starts_when_its_first_report_says()
    {
        var said = Clock.Now - Minute;
        Assert.Equal(said, (await Pool.ReportCallAsync(Report(CallStatus.Ringing) with { StartedAt = said }, null)).StartedAt);
        Assert.Equal(said, (await Pool.ReportCallAsync(Report(CallStatus.Answered), null)).StartedAt);
    }

    [Fact]
    public async Task A_call_is_forgotten_after_a_day()
    {
        await Pool.ReportCallAsync(Report(CallStatus.Ringing), null);
        Clock.Advance(SessionRules.CallMemoryMs - 1);
        Assert.False((await Pool.ReportCallAsync(Report(CallStatus.Answered), null)).First);
        Clock.Advance(1);
        Assert.True((await Pool.ReportCallAsync(Report(CallStatus.Completed), null)).First);
    }

    [Fact]
    public async Task A_call_to_a_number_that_nobody_knows_is_journaled_too()
    {
        var report = Report(CallStatus.Ringing) with { From = null, To = "not a \"number\"" };
        var snapshot = await Pool.ReportCallAsync(report, PoolId);
        Assert.Empty(snapshot.Leases);
        Assert.Equal(report, Assert.IsType<CallEntry>(Assert.Single(await JournalAsync())).Report);
    }

    [Fact]
    public async Task A_note_touches_the_lease_of_its_own_session()
    {
        await FillAsync("+1");
        var a = await Pool.AcquireAsync(View("a"));
        var b = await Pool.AcquireAsync(View("b"));
        Clock.Advance(Minute);
        await Pool.NoteAsync(new(Site, a.Session, NoteKind.TelClick, PoolId, "+1"));
        Clock.Advance(1000);
        await Pool.NoteAsync(new(Site, b.Session, NoteKind.Copy, PoolId, "+1"));
        var leases = await Pool.LeasesOfAsync(Site, PoolId, "+1");
        Assert.Equal(
            [("b", 0, Clock.Now, Clock.Now), ("a", Clock.Now - 1000, 0, Clock.Now - 1000)],
            leases.Select(l => (l.Visitor, l.TappedAt, l.CopiedAt, l.SeenAt)));
        Assert.All(leases, l => Assert.Equal(l.SeenAt + Hold, l.Until));
    }

    [Fact]
    public async Task A_note_of_another_session_touches_nothing()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        var before = await NewestAsync("+1");
        Clock.Advance(Minute);
        await Pool.NoteAsync(new(Site, "somebody", NoteKind.TelClick, PoolId, "+1"));
        await Pool.NoteAsync(new(Site, before.Session, NoteKind.TelClick, PoolId, "+2"));
        await Pool.NoteAsync(new(Site, before.Session, NoteKind.Leave, null, null));
        Assert.Equivalent(before, await NewestAsync("+1"), strict: true);
        Assert.Equal(["+1", "+2", null], (await JournalAsync()).OfType<NoteEntry>().Select(n => n.Number));
    }

    [Fact]
    public async Task A_note_does_not_bring_an_ended_lease_back()
    {
        await FillAsync("+1");
        var page = await Pool.AcquireAsync(View("a"));
        var until = Clock.Now + Hold;
        Clock.Advance(Hold);
        await Pool.NoteAsync(new(Site, page.Session, NoteKind.TelClick, PoolId, "+1"));
        var lease = await NewestAsync("+1");
        Assert.Equal((Clock.Now, until), (lease.TappedAt, lease.Until));
    }

    private CallReport Report(CallStatus status) => new()
    {
        Site = Site,
        Id = "call-1",
        Platform = "api",
        From = "+79161234567",
        To = "+1",
        Status = status,
    };
}
