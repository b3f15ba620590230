using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Leads;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Sites;

/// <summary>Settings of a site to change; those left out stay.</summary>
/// <param name="TimeZone">IANA name of the time zone in which days and hours are counted.</param>
/// <param name="TargetCallSeconds">The rule's <c>minTalkSeconds</c>, by its earlier name.</param>
/// <param name="MaskCallers">True: analysts see callers' numbers with their last digits hidden.</param>
/// <param name="VisitDays">Days that visits are kept, at most those of the server's settings; 0: as long as those say.</param>
/// <param name="CallDays">Days that calls are kept, at most those of the server's settings; 0: as long as those say.</param>
/// <param name="CallerDays">Days after which a call's caller number is forgotten while the call stays; 0: as long as the call.</param>
/// <param name="Target">Which calls are target calls.</param>
/// <param name="OwnNetworks">Addresses and networks (<c>203.0.113.0/24</c>) whose visits are the owner's own: they lease no number.</param>
/// <param name="Team">How the people at the phone are counted.</param>
/// <param name="Leads">Forms, consent and call backs.</param>
/// <param name="RecordingDays">Days that recordings kept here and transcripts are kept; 0: as long as their call.</param>
/// <param name="Listeners">The least role that may listen to recordings: <c>analyst</c>, <c>manager</c> (usual) or <c>owner</c>.</param>
/// <param name="Hours">When somebody is there to call back: seven days, Monday first, each null or with the minutes of the day; no days: at all hours.</param>
public sealed record SiteSettingsRequest(
    string? TimeZone = null,
    int? TargetCallSeconds = null,
    bool? MaskCallers = null,
    int? VisitDays = null,
    int? CallDays = null,
    int? CallerDays = null,
    IReadOnlyList<string?>? OwnNetworks = null,
    TargetRuleRequest? Target = null,
    TeamSettingsRequest? Team = null,
    LeadSettingsRequest? Leads = null,
    int? RecordingDays = null,
    Role? Listeners = null,
    WorkingHours? Hours = null);
