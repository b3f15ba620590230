using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Audit;

/// <summary>The log's codes as people read them.</summary>
public static class AuditWords
{
    /// <summary>The kinds of things that are changed, as the log's filter knows them.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["site", "pool", "campaign", "call", "person", "invitation", "key", "platform", "destination", "deals", "deal", "crm", "costs", "lead"];

    public static string Kind(Words words, string kind) => kind switch
    {
        "site" => words["the site"],
        "pool" => words["pools and numbers"],
        "campaign" => words["campaigns"],
        "call" => words["calls"],
        "person" => words["people"],
        "invitation" => words["invitations"],
        "key" => words["API keys"],
        "platform" => words["call platforms"],
        "destination" => words["destinations of calls"],
        "deals" => words["imports of deals"],
        "deal" => words["deals"],
        "crm" => "CRM",
        "costs" => words["ad costs"],
        "lead" => words["leads"],
        _ => kind,
    };

    public static string Action(Words words, string action) => action switch
    {
        "site.added" => words["Site made"],
        "site.changed" => words["Site changed"],
        "site.removed" => words["Site deleted"],
        "pool.added" => words["Pool made"],
        "pool.changed" => words["Pool changed"],
        "pool.removed" => words["Pool deleted"],
        "pool.numbersAdded" => words["Numbers added"],
        "pool.numbersRetired" => words["Numbers retired"],
        "pool.numbersMoved" => words["Numbers moved"],
        "campaign.added" => words["Campaign made"],
        "campaign.changed" => words["Campaign changed"],
        "campaign.removed" => words["Campaign deleted"],
        "lead.removed" => words["Lead deleted"],
        "key.added" => words["API key made"],
        "key.removed" => words["API key revoked"],
        "platform.set" => words["Credentials of a call platform set"],
        "platform.secretRenewed" => words["Secret of a call platform's address renewed"],
        "platform.removed" => words["Call platform removed"],
        "destination.added" => words["Destination made"],
        "destination.changed" => words["Destination changed"],
        "destination.removed" => words["Destination deleted"],
        "destination.paused" => words["Destination paused"],
        "destination.pausedFailing" => words["Destination paused: nothing arrives there"],
        "destination.resumed" => words["Destination resumed"],
        "destination.off" => words["Destination switched off"],
        "destination.secretRotated" => words["Destination's secret renewed"],
        "destination.oldSecretEnded" => words["Destination's old secret ended"],
        "destination.retried" => words["Delivery retried"],
        "destination.parkedRetried" => words["Parked deliveries retried"],
        "person.erased" => words["Somebody's data removed"],
        "person.added" => words["Person joined"],
        "person.changed" => words["Person changed"],
        "person.removed" => words["Person removed"],
        "invitation.added" => words["Invitation made"],
        "invitation.removed" => words["Invitation withdrawn"],
        "deals.imported" => words["Deals imported"],
        "deal.removed" => words["Deal deleted"],
        "crm.set" => words["CRM connection set"],
        "crm.secretRenewed" => words["Key of a CRM's webhook renewed"],
        "crm.removed" => words["CRM connection ended"],
        "call.corrected" => words["Cause of a call corrected"],
        "call.correctionTakenBack" => words["Correction of a call taken back"],
        "call.noteAdded" => words["Note added to a call"],
        "call.noteDeleted" => words["Note of a call deleted"],
        "call.tagged" => words["Tags of a call changed"],
        "call.marked" => words["Call marked"],
        "costs.set" => words["Ad costs set"],
        "costs.imported" => words["Ad costs imported"],
        "costs.removed" => words["Ad costs deleted"],
        _ => action,
    };

    public static string Field(Words words, string field) => field switch
    {
        "name" or "pool.name" => words["Its name"],
        "domains" => words["Domains"],
        "country" => words["Country"],
        "targets" => words["Numbers on your pages"],
        "settings.timeZone" => words["Time zone"],
        "settings.targetCallSeconds" => words["Target call from, s"],
        "settings.maskCallers" => words["Callers hidden from analysts"],
        "settings.visitDays" => words["Visits kept, days"],
        "settings.callDays" => words["Calls kept, days"],
        "settings.callerDays" => words["Callers' numbers kept, days"],
        "product" => words["Product"],
        "clientType" => words["Client"],
        "step" => words["Step of the sale"],
        "reason" => words["Reason"],
        "settings.ownNetworks" => words["Your networks"],
        "target" or "pool.target" => words["Stands in for"],
        "holdSeconds" or "pool.holdSeconds" => words["Held, s"],
        "cooldownSeconds" or "pool.cooldownSeconds" => words["Rests, s"],
        "overflow" or "pool.overflow" => words["When all are taken"],
        "count" or "numbers.count" => words["How many"],
        "numbers" or "numbers.numbers" => words["Numbers"],
        "priority" => words["Priority"],
        "match.source" => words["Source is"],
        "match.medium" => words["Medium is"],
        "match.campaign" => words["UTM campaign is"],
        "match.term" => words["Term is"],
        "match.content" => words["Content is"],
        "match.referrer" => words["Referrer is"],
        "match.landingPath" => words["Landing path is"],
        "match.clickId" => words["Click id is"],
        "pool" => words["Pool"],
        "number" => words["Number of its own"],
        "scope" => words["Scope"],
        "platform" => words["Platform"],
        "system" => words["System"],
        "externalId" => words["Its id there"],
        "outcome" => words["Outcome"],
        "amount" => words["Amount"],
        "currency" => words["Currency"],
        "kind" => words["Kind of file"],
        "lines" => words["Lines"],
        "leftOut" => words["Lines left out"],
        "rows" or "costs.rows" => words["Rows"],
        "source" => words["Source"],
        "from" or "costs.from" => words["From day"],
        "to" or "costs.to" => words["To day"],
        _ when field.StartsWith("sums.", StringComparison.Ordinal) || field.StartsWith("costs.sums.", StringComparison.Ordinal) => words["Sum, {0}", field[(field.LastIndexOf('.') + 1)..]],
        _ => field,
    };

    /// <summary>A value as people read it.</summary>
    /// <param name="pools">Names of the site's pools by id.</param>
    public static string Value(Words words, string value, IReadOnlyDictionary<string, string> pools) => value switch
    {
        "true" => words["yes"],
        "false" => words["no"],
        _ => pools.GetValueOrDefault(value, value),
    };
}
