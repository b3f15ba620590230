using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Traffic;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CallChangeStoreTests
{
    private const long T = Some.Time;

    private static readonly Actor Anna = new("person", "anna", "Анна");
    private static readonly CallAttribution Vk = new(MatchLevel.Source, 1, Lease: null, new TrafficSource { Source = "vk", Medium = "cpc" }, "campaign", []);
    private static readonly CallAttribution Believed = Vk with { Probability = 0.6, Source = new TrafficSource { Source = "yandex", Medium = "cpc" }, Campaign = null };

    [Theory, ClassData(typeof(Engines))]
    public async Task A_correction_counts_until_it_is_taken_back_whatever_is_believed_meanwhile(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T) with { AttributeAgainAt = T }]);
        var (changes, calls, attributions) = (new CallChangeStore(test), new CallStore(test), new AttributionStore(test));
        var due = Assert.Single(await attributions.DueAsync(T, 10));

        Assert.Equal(ChangeOutcome.Done, await changes.CorrectAsync("site", "c", new CallCorrection(Vk, Anna, T + 1, "Said so"), version: 0));
        Assert.True(await attributions.ReplaceAsync(due, Believed, T + 2, next: null));

        var corrected = (await calls.FindAsync("site", "c"))!;
        Assert.Equivalent(Vk, corrected.Cause, strict: true);
        Assert.Equal((Anna, T + 1, "Said so", 1), (corrected.Correction!.By, corrected.Correction.At, corrected.Correction.Reason, corrected.CorrectionVersion));
        Assert.Equivalent(Believed, corrected.Attribution, strict: true);
        Assert.Equal(2, corrected.AttributionVersion);
        Assert.Equivalent(Some.NoAttribution, corrected.RingAttribution, strict: true);
        Assert.Single(await calls.ListAsync(new() { Source = "vk", Campaign = "campaign" }));
        Assert.Empty(await calls.ListAsync(new() { Source = "yandex" }));

        Assert.Equal(ChangeOutcome.Done, await changes.CorrectAsync("site", "c", correction: null, version: 1));
        var back = (await calls.FindAsync("site", "c"))!;
        Assert.Equivalent(Believed, back.Cause, strict: true);
        Assert.Equal((null, 2), (back.Correction, back.CorrectionVersion));
        Assert.Single(await calls.ListAsync(new() { Source = "yandex" }));
        Assert.Empty(await calls.ListAsync(new() { Source = "vk" }));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_two_who_correct_at_one_moment_the_second_is_told(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T)]);
        var changes = new CallChangeStore(test);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => changes.CorrectAsync("site", "c", new CallCorrection(Vk, new Actor("person", "p" + i, "P" + i), T, null), version: 0))));

        Assert.Single(outcomes, outcome => outcome == ChangeOutcome.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome == ChangeOutcome.Overtaken));
        var winner = (await new CallStore(test).FindAsync("site", "c"))!;
        Assert.Equal((1, "p" + Array.IndexOf(outcomes, ChangeOutcome.Done)), (winner.CorrectionVersion, winner.Correction!.By.Id));
        Assert.Equal(ChangeOutcome.NotFound, await changes.CorrectAsync("other", "c", null, null));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task No_correction_is_lost_to_attributions_that_are_made_at_the_same_moments(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T) with { AttributeAgainAt = T }]);
        var (changes, calls, attributions) = (new CallChangeStore(test), new CallStore(test), new AttributionStore(test));

        var attributing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                await attributions.ReplaceAsync((await attributions.DueAsync(T, 10)).Single(), Believed with { Probability = 0.5 + (i / 1000d) }, T, next: T);
        });
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(ChangeOutcome.Done, await changes.CorrectAsync("site", "c", new CallCorrection(Vk, Anna, T, null), version: null));
            Assert.Single(await calls.ListAsync(new() { Source = "vk" }));
            Assert.Equal(ChangeOutcome.Done, await changes.CorrectAsync("site", "c", null, version: null));
            Assert.Empty(await calls.ListAsync(new() { Source = "vk" }));
        }

        await attributing;
        var call = Assert.Single(await calls.ListAsync(new() { Match = MatchLevel.Source, Source = "yandex" }));
        Assert.Equal((61, 60, 0.559), (call.AttributionVersion, call.CorrectionVersion, Math.Round(call.Cause.Probability, 4)));
        Assert.Equal(0.559, await test.Database.ReadAsync(work => work.SingleAsync<double>("SELECT probability FROM calls"), CancellationToken.None), 1e-9);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Tags_that_several_add_at_once_all_stay_and_are_found(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T), Some.Call("d", T + 1), Some.Call("e", T + 2)]);
        var (changes, calls) = (new CallChangeStore(test), new CallStore(test));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => changes.TagAsync("site", "c", tags => [.. tags, "t" + i]))));
        Assert.All(outcomes, outcome => Assert.Equal(ChangeOutcome.Done, outcome));
        await changes.TagAsync("site", "d", _ => ["t1", "100%_[x]"]);

        Assert.Equal(["t0", "t1", "t2", "t3"], (await calls.FindAsync("site", "c"))!.Tags);
        Assert.Equal(["100%_[x]", "t0", "t1", "t2", "t3"], await calls.TagsAsync("site"));
        Assert.Empty(await calls.TagsAsync("other"));
        Assert.Equal(["d", "c"], (await calls.ListAsync(new() { Site = "site", Tag = "t1" })).Select(call => call.Id));
        Assert.Equal(["d"], (await calls.ListAsync(new() { Site = "site", Tag = "100%_[x]" })).Select(call => call.Id));
        Assert.Empty(await calls.ListAsync(new() { Site = "site", Tag = "t" }));
        Assert.Empty(await calls.ListAsync(new() { Site = "site", Tag = "100%_x" }));
        Assert.Equal(ChangeOutcome.Full, await changes.TagAsync("site", "e", _ => [.. Enumerable.Range(0, 11).Select(i => "x" + i)]));
        Assert.Equal(ChangeOutcome.Done, await changes.TagAsync("site", "d", _ => []));
        Assert.Equal(["t0", "t1", "t2", "t3"], await calls.TagsAsync("site"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Notes_are_kept_in_their_order_and_go_with_the_call(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T)]);
        var notes = new CallNoteStore(test);

        Assert.Equal(ChangeOutcome.Done, await notes.AddAsync("site", "c", new CallNote("n2", T + 2, Anna, "Перезвонить")));
        Assert.Equal(ChangeOutcome.Done, await notes.AddAsync("site", "c", new CallNote("n1", T + 1, Anna, "<script>")));
        Assert.Equal(ChangeOutcome.NotFound, await notes.AddAsync("site", "d", new CallNote("n3", T, Anna, "x")));
        Assert.Equal([new CallNote("n1", T + 1, Anna, "<script>"), new CallNote("n2", T + 2, Anna, "Перезвонить")], await notes.ListAsync("site", "c"));
        Assert.False(await notes.DeleteAsync("other", "c", "n1"));
        Assert.False(await notes.DeleteAsync("site", "d", "n1"));
        Assert.True(await notes.DeleteAsync("site", "c", "n1"));

        await new RetentionStore(test).PurgeAsync(T, T + 10, 100);
        Assert.Empty(await test.DumpAsync("calls", "id"));
        Assert.Empty(await test.DumpAsync("call_notes", "id"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_changed_and_the_log_of_it_are_written_together(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", T)]);
        var (changes, audit) = (new CallChangeStore(test), new AuditStore(test));

        await changes.CorrectAsync("site", "c", new CallCorrection(Vk, Anna, T, null), 0, call => Entry("call.corrected", call.Cause.Match.ToString()));
        await changes.CorrectAsync("site", "c", null, 0, _ => Entry("call.correctionTakenBack", "overtaken"));
        await changes.TagAsync("site", "c", _ => ["a"], (_, tags) => Entry("call.tagged", tags[0]));
        await new CallNoteStore(test).AddAsync("site", "d", new CallNote("n", T, Anna, "x"), Entry("call.noteAdded", "nowhere"));

        var entries = await audit.ListAsync(new AuditFilter { Site = "site" });
        Assert.Equal(["None", "a"], entries.Select(entry => entry.Before!).Order(StringComparer.Ordinal));
    }

    private static AuditEntry Entry(string action, string before) => new(Core.RandomId.New(), T, "site", Anna, action, "c", "c", before, null);
}
