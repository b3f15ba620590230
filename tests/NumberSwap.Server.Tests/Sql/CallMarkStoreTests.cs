using NumberSwap.Core.Calls;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CallMarkStoreTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task Marks_are_kept_counted_again_and_go_with_their_call(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T)]);
        await new ReportStore(test).RefreshAsync("site", new ReportCalendar(TimeZoneInfo.Utc), NumberSwap.Core.Reporting.TargetRule.Default, 739_000, 742_000);
        Assert.Empty(await test.DumpAsync("report_changes", "slot"));
        var store = new CallMarkStore(test);
        var marks = new CallMarks("Котёл", ClientType.Cold, CallStep.Offer, "отправка КП", T + 1);

        Assert.Equal(ChangeOutcome.Done, await store.ChangeAsync("site", "c", _ => marks));

        Assert.Equal(marks, await store.FindAsync("site", "c"));
        Assert.Single(await test.DumpAsync("report_changes", "slot"));
        Assert.Equal("Котёл", Assert.Single(await store.ProductsAsync("site")));
        Assert.Equal("отправка КП", Assert.Single(await store.ReasonsAsync("site")));
        Assert.Equal(ChangeOutcome.NotFound, await store.ChangeAsync("other", "c", _ => marks));
        Assert.Equal(CallMarks.None, await store.FindAsync("other", "c"));

        await new RetentionStore(test).PurgeAsync(0, T + 1, 10);
        Assert.Empty(await test.DumpAsync("call_marks", "call_id"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_who_mark_at_one_moment_none_is_lost(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T)]);
        var store = new CallMarkStore(test);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => store.ChangeAsync("site", "c", marks => marks with { Product = marks.Product + "x", ChangedAt = T + i }))));

        Assert.Equal(new string('x', 20), (await store.FindAsync("site", "c")).Product);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_site_has_so_many_products_and_no_more(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [.. Enumerable.Range(0, CallMarks.MaxOfSite + 1).Select(i => Some.Call("c" + i, T))]);
        var store = new CallMarkStore(test);

        for (var i = 0; i < CallMarks.MaxOfSite; i++)
            Assert.Equal(ChangeOutcome.Done, await store.ChangeAsync("site", "c" + i, _ => CallMarks.None with { Product = "p" + i }));

        Assert.Equal(ChangeOutcome.Full, await store.ChangeAsync("site", "c" + CallMarks.MaxOfSite, _ => CallMarks.None with { Product = "one more" }));
        Assert.Equal(ChangeOutcome.Done, await store.ChangeAsync("site", "c" + CallMarks.MaxOfSite, _ => CallMarks.None with { Product = "P7" }));
        Assert.Equal("p7", (await store.FindAsync("site", "c" + CallMarks.MaxOfSite)).Product);
    }
}
