using System.Globalization;
using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Which number is shared when all are live.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task The_number_of_a_visitor_who_left_is_shared_before_that_of_one_who_is_there()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        Clock.Advance(1000);
        var left = await Pool.AcquireAsync(View("b"));
        Clock.Advance(1000);
        await LeaveAsync(left);
        await AssertSharedAsync("+2", "c");
        Assert.Equal(["c", "b"], (await Pool.LeasesOfAsync(Site, PoolId, "+2")).Select(l => l.Visitor));
        Assert.Equal(new PoolCount(2, 2, 0, 0), await Pool.CountAsync(Site, Policy));
    }

    [Fact]
    public async Task Of_those_who_are_there_the_one_who_came_first_shares()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        Clock.Advance(1000);
        await AcquireAsync("b");
        Clock.Advance(1000);
        await AcquireAsync("a");
        await AssertSharedAsync("+1", "c");
        // By now the newest visitor of +1 is younger than that of +2.
        await AssertSharedAsync("+2", "d");
    }

    [Fact]
    public async Task Of_those_who_left_the_one_who_left_first_shares()
    {
        await FillAsync("+1", "+2");
        var first = await Pool.AcquireAsync(View("a"));
        var second = await Pool.AcquireAsync(View("b"));
        Clock.Advance(1000);
        await LeaveAsync(second);
        Clock.Advance(1000);
        await LeaveAsync(first);
        Clock.Advance(1000);
        await AssertSharedAsync("+2", "c");
    }

    [Fact]
    public async Task Who_has_been_there_for_very_long_is_less_likely_to_call_than_who_just_left()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        await RenewAsync("a", 25);
        var left = await Pool.AcquireAsync(View("b"));
        await LeaveAsync(left);
        await AssertSharedAsync("+1", "c");
    }

    [Theory]
    [InlineData(SessionRules.OverdueMs, "+1")]
    [InlineData(SessionRules.OverdueMs + 1, "+2")]
    public async Task A_page_whose_heartbeat_is_overdue_counts_as_left(long silence, string shared)
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        Clock.Advance(10_000);
        await AcquireAsync("b");
        Clock.Advance(silence);
        await AcquireAsync("a");
        await AssertSharedAsync(shared, "c");
    }

    [Fact]
    public async Task A_page_that_came_back_is_there_again()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        Clock.Advance(1000);
        var back = await Pool.AcquireAsync(View("b"));
        await LeaveAsync(back);
        Clock.Advance(1000);
        await AcquireAsync("b");
        await AssertSharedAsync("+1", "c");
    }

    [Fact]
    public async Task Of_numbers_that_are_as_good_to_share_the_one_that_ends_first_is_taken()
    {
        await FillAsync("+1", "+2", "+3");
        foreach (var visitor in (string[])["a", "b", "c"]) await AcquireAsync(visitor);
        Clock.Advance(1000);
        await AcquireAsync("a");
        await AssertSharedAsync("+2", "d");
        await AssertSharedAsync("+3", "e");
    }

    [Theory]
    [InlineData(SessionRules.NumbersToShare, SessionRules.NumbersToShare - 1)]
    [InlineData(SessionRules.NumbersToShare + 1, 0)]
    public async Task Only_so_many_numbers_are_looked_at(int count, int shared)
    {
        var numbers = Enumerable.Range(10, count).Select(i => "+" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        await FillAsync(numbers);
        PageNumbers last = null!;
        for (var i = 0; i < count; i++)
        {
            last = await Pool.AcquireAsync(View("visitor-" + i));
            Clock.Advance(1000);
        }
        await LeaveAsync(last);
        await AssertSharedAsync(numbers[shared], "other");
    }

    private async Task AssertSharedAsync(string number, string visitor)
    {
        var given = await AcquireAsync(visitor);
        Assert.Equal((number, LeaseKind.Overflow), (given.Number, given.Kind));
    }
}
