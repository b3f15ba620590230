using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Generating;

public sealed class GeneratedTeamTests
{
    [Fact]
    public async Task There_are_fewer_leads_than_calls_and_they_buy_less_often()
    {
        await using var site = await MadeAsync();

        Assert.InRange(await site.CountAsync("leads") / 1500.0, 0.2, 0.4);
        Assert.InRange(await site.ShareAsync("leads", "kind = 1"), 0.15, 0.35);
        Assert.Equal(0, await site.CountAsync("leads l LEFT JOIN sessions s ON s.id = l.session_id WHERE s.id IS NULL OR s.visitor <> l.visitor"));
        Assert.Equal(0, await site.CountAsync("leads WHERE consent = 0 AND phone IS NOT NULL"));
        Assert.True(await site.CountAsync("leads l JOIN calls c ON c.caller = l.phone") > 10);
        var ofLeads = await site.CountAsync("deals d JOIN leads l ON l.external_id = d.lead_id") / (double)await site.CountAsync("leads");
        Assert.InRange(ofLeads, 0.02, 0.75 * 300 / 1500);
        Assert.Equal(300, await site.CountAsync("deals"));
    }

    [Fact]
    public async Task Who_was_missed_is_called_back_mostly_in_time()
    {
        await using var site = await MadeAsync();

        Assert.InRange(await site.CountAsync("callback_calls") / (double)await site.CountAsync("calls WHERE status <> 3"), 0.8, 1);
        Assert.InRange(await site.ShareAsync("callbacks", "tried_at <= deadline_at"), 0.35, 0.9);
        Assert.InRange(await site.ShareAsync("callbacks", "state = 0"), 0, 0.05);
        Assert.Equal(0, await site.CountAsync("callbacks WHERE tried_at < made_at"));
        Assert.True(await site.CountAsync("callbacks WHERE origin = 1 AND lead_id IS NOT NULL") > 30);
        Assert.Equal(0, await site.CountAsync("mails"));
    }

    /// <summary>What is offered and sold, somebody has offered and sold.</summary>
    [Fact]
    public async Task Nobody_sells_in_a_call_that_nobody_answered()
    {
        await using var site = await MadeAsync();

        Assert.True(await site.CountAsync("calls WHERE operator_name IS NULL") > 100);
        Assert.Equal(0, await site.CountAsync("deals d JOIN calls c ON c.site_id = d.site_id AND c.id = d.call_id WHERE c.operator_name IS NULL"));
        Assert.Equal(0, await site.CountAsync("call_marks m JOIN calls c ON c.site_id = m.site_id AND c.id = m.call_id WHERE c.operator_name IS NULL"));
    }

    [Fact]
    public async Task Conversations_of_each_week_are_drawn_and_scored()
    {
        await using var site = await MadeAsync();
        var id = (await site.QueryAsync<string>("SELECT id FROM sites"))[0];

        Assert.Single(await new ChecklistStore(site.Database).ListAsync(id));
        Assert.InRange(await site.CountAsync("samples"), 11, 13);
        Assert.InRange(await site.CountAsync("call_scores") / (double)await site.CountAsync("sample_calls"), 0.75, 1);
        // Nearly the whole team forgets the next step.
        Assert.InRange(await site.ShareAsync("call_scores", "json_extract(item_values, '$.next-step') < 2"), 0.75, 0.95);
        Assert.InRange(await site.ShareAsync("call_scores", "json_extract(item_values, '$.introduction') = 1"), 0.7, 0.95);
    }

    private static Task<GeneratedSite> MadeAsync() => GeneratedSite.MakeAsync("--sessions 3000 --calls 1500 --full --days 90 --until 2026-11-22 --seed 6");
}
