using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Marks calls: what they were about, who called, how far the sale came, why there was a follow-up, how content the caller was.</summary>
public sealed class CallMarking(CallMarkStore store, DealStore deals, Catalog catalog, AuditTrail trail, TimeProvider clock)
{
    public async Task<MarksItem> OfAsync(CallRecord call, CancellationToken cancellation)
    {
        var marks = store.FindAsync(call.Site, call.Id, cancellation);
        var isSold = (await deals.OfCallAsync(call.Site, call.Id, cancellation)).Any(deal => deal.Outcome == DealOutcome.Won);
        var team = catalog.ById(call.Site)?.Site.Settings.Team ?? TeamSettings.Default;
        return MarksItem.Of(await marks, CallMarks.StepReached(call.Status, call.TalkSeconds, team.ConversationSeconds, (await marks).Step, isSold));
    }

    public async Task<MarkChoices> ChoicesAsync(Site site, CancellationToken cancellation)
    {
        var products = store.ProductsAsync(site.Id, cancellation);
        var reasons = await store.ReasonsAsync(site.Id, cancellation);
        return new MarkChoices(await products, [.. site.Settings.Team.FollowUpReasons.Union(reasons, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Changes what is given; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> ChangeAsync(CallRecord call, MarksRequest request, Actor by, CancellationToken cancellation)
    {
        var (change, problem) = MarksReader.Read(request);
        if (change is null)
            return problem;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var outcome = await store.ChangeAsync(
            call.Site,
            call.Id,
            marks => change(marks) with { ChangedAt = now },
            (before, after) => trail.Did(by, call.Site.Length > 0 ? call.Site : null, "call.marked", call.Id, call.Id, Told(before), Told(after)),
            cancellation);
        return outcome switch
        {
            ChangeOutcome.Done => null,
            ChangeOutcome.Full => Problem.Invalid("product", $"All calls of a site may name {CallMarks.MaxOfSite} different products and as many reasons. Use one that is there."),
            _ => Problem.NotFound("call"),
        };
    }

    private static object Told(CallMarks marks) => new { marks.Product, marks.ClientType, Step = marks.Step == CallStep.None ? (CallStep?)null : marks.Step, marks.Reason, marks.Satisfaction };
}
