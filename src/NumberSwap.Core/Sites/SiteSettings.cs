using System.Diagnostics.CodeAnalysis;
using NumberSwap.Core.Leads;
using NumberSwap.Core.People;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Core.Sites;

/// <summary>What an owner may set of a site beside what it is; everything has a working default.</summary>
public sealed record SiteSettings
{
    public static readonly SiteSettings Default = new();

    /// <summary>IANA name of the time zone in which the site's days and hours are counted.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>When somebody is there to call back, by the site's clock; null: at all hours.</summary>
    public WorkingHours? Hours { get; init; }

    /// <summary>Which calls are target calls.</summary>
    public TargetRule Target { get; init; } = TargetRule.Default;

    /// <summary>Seconds of talk that a target call has at least.</summary>
    public int TargetCallSeconds => Target.MinTalkSeconds;

    /// <summary>True: analysts see callers' numbers with their last digits hidden.</summary>
    public bool MaskCallers { get; init; } = true;

    /// <summary>Days that visits are kept; null: as the server's settings say.</summary>
    public int? VisitDays { get; init; }

    /// <summary>Days that calls are kept; null: as the server's settings say.</summary>
    public int? CallDays { get; init; }

    /// <summary>Days after which a call's caller number is forgotten while the call stays; null: as long as the call.</summary>
    public int? CallerDays { get; init; }

    /// <summary>Days that recordings kept here and transcripts are kept; null: as long as their call.</summary>
    public int? RecordingDays { get; init; }

    /// <summary>The least role that may listen to recordings; null: <see cref="Role.Manager"/>.</summary>
    public Role? Listeners { get; init; }

    /// <summary>Addresses and networks (<c>203.0.113.7</c>, <c>203.0.113.0/24</c>) whose visits are the owner's own: they lease no number.</summary>
    public IReadOnlyList<string> OwnNetworks { get; init; } = [];

    /// <summary>How the people at the phone are counted.</summary>
    public TeamSettings Team { get; init; } = TeamSettings.Default;

    /// <summary>What visitors leave in forms, and the call-back widget.</summary>
    /// <remarks>A site that was stored before there was one has none in its JSON.</remarks>
    [AllowNull]
    public LeadSettings Leads { get; init => field = value ?? LeadSettings.Default; } = LeadSettings.Default;
}
