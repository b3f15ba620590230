using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>What is told of a pool's numbers without touching them.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Numbers_are_live_then_cool_then_are_free()
    {
        await FillAsync("+1", "+2");
        var lease = await AcquireAsync("a");
        Assert.Equal([new("+2", NumberUse.Free, 0), new("+1", NumberUse.Live, lease.Until)], await LookAsync("+2", "+1"));
        Clock.Advance(Hold - 1);
        Assert.Equal(NumberUse.Live, (await LookAsync("+1"))[0].Use);
        Clock.Advance(1);
        Assert.Equal(new("+1", NumberUse.Cooling, lease.Until), (await LookAsync("+1"))[0]);
        Clock.Advance(Cooldown);
        Assert.Equal(new("+1", NumberUse.Free, lease.Until), (await LookAsync("+1"))[0]);
    }

    [Fact]
    public async Task A_number_that_the_pool_does_not_hold_has_no_use()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        await FillAsync("+2");
        Assert.Equal([new("+1", null, 0), new("+9", null, 0), new("+2", NumberUse.Free, 0)], await LookAsync("+1", "+9", "+2"));
        Assert.Equal([new("+1", null, 0)], await Pool.LookAsync(Site, Other, ["+1"]));
        Assert.Empty(await LookAsync());
    }

    [Fact]
    public async Task A_look_at_a_whole_pool_counts_what_the_pool_counts_and_changes_nothing()
    {
        var numbers = Enumerable.Range(1000, 1234).Select(i => "+7" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        await FillAsync(numbers);
        for (var i = 0; i < 7; i++)
            await AcquireAsync("early" + i);
        Clock.Advance(Hold);
        for (var i = 0; i < 5; i++)
            await AcquireAsync("late" + i);
        var entries = (await JournalAsync()).Count;

        var seen = await LookAsync(numbers);

        Assert.Equal(numbers, seen.Select(number => number.Number));
        Assert.Equal((5, 7, 1222), (Of(NumberUse.Live), Of(NumberUse.Cooling), Of(NumberUse.Free)));
        Assert.Equal(new PoolCount(1234, 5, 7, 1222), await Pool.CountAsync(Site, Policy));
        Assert.Equal(entries, (await JournalAsync()).Count);

        int Of(NumberUse use) => seen.Count(number => number.Use == use);
    }

    private Task<IReadOnlyList<NumberNow>> LookAsync(params string[] numbers) => Pool.LookAsync(Site, Policy, numbers);
}
