using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Deals;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>
/// What a destination has made in its CRM for one call, in <c>crm_refs</c> under the destination's own id: two destinations of a site know nothing
/// of each other's. What deals find their call by is kept beside it under the CRM's name.
/// </summary>
internal sealed class CallNotes
{
    public const string Lead = "lead";

    /// <summary>The call's id in the CRM's telephony.</summary>
    public const string Call = "call";

    public const string Finished = "finished";
    public const string Record = "record";

    /// <summary>The lead has its explanation.</summary>
    public const string Explained = "explained";

    /// <summary>A mark of a source that was written into the lead.</summary>
    public const string Wrote = "wrote";

    private const int MaxId = 80;

    private readonly CrmRefStore store;
    private readonly TimeProvider clock;
    private readonly string system;
    private readonly string site;
    private readonly string call;
    private readonly List<CrmRef> known;

    private CallNotes(CrmRefStore store, TimeProvider clock, string system, string site, string call, IEnumerable<CrmRef> all) =>
        (this.store, this.clock, this.system, this.site, this.call, known) = (store, clock, system, site, call, [.. all.Where(one => one.System == system)]);

    public static async Task<CallNotes> ReadAsync(CrmRefStore store, TimeProvider clock, string destination, string site, string call, CancellationToken cancellation) =>
        new(store, clock, destination, site, call, await store.OfCallAsync(site, call, cancellation));

    /// <summary>What was made of that kind; null: nothing yet.</summary>
    public string? Find(string kind) => known.Find(one => one.Kind == kind) is { } found ? IdOf(found.ExternalId) : null;

    public bool Has(string kind, string id) => known.Exists(one => one.Kind == kind && IdOf(one.ExternalId) == id);

    public async Task AddAsync(string kind, string id, CancellationToken cancellation)
    {
        if (id.Length is 0 or > MaxId)
            throw CrmStopException.Never("The CRM's answer has no id that could be kept.");
        // One thing of the CRM may belong to several calls, as a lead that it merged does: the call is part of the key.
        var made = new CrmRef(site, system, kind, id + "#" + Short(call), call);
        await store.AddAsync(made, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        known.Add(made);
    }

    /// <summary>Lets deals that come of the lead find their call, then remembers the lead.</summary>
    /// <param name="crm">The CRM's name, as deals have it.</param>
    public async Task AddLeadAsync(string crm, string id, CancellationToken cancellation)
    {
        await store.AddAsync(new CrmRef(site, crm, CrmRef.Lead, id, call), clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        await AddAsync(Lead, id, cancellation);
    }

    /// <summary>The call's id as CRMs take it: not longer than theirs may be, and no other site's.</summary>
    public static string ExternalId(string site, string call) => site + ":" + (call.Length <= 100 ? call : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call))));

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    private static string IdOf(string external) => external[..external.LastIndexOf('#')];
}
