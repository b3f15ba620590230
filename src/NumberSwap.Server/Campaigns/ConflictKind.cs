using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Campaigns;

/// <summary>What about a campaign is hardly meant.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConflictKind>))]
public enum ConflictKind
{
    /// <summary>Another campaign always wins: its rule covers all that this one's does.</summary>
    Unreachable,

    /// <summary>Another campaign has the same rule and wins.</summary>
    SameRule,

    /// <summary>Its pool has no numbers.</summary>
    EmptyPool,

    /// <summary>Its number or pool stands in for a number that the site does not have any more.</summary>
    TargetGone,

    /// <summary>Its static number is one that the pages print.</summary>
    NumberIsTarget,

    /// <summary>Other campaigns are served by the same pool.</summary>
    SharedPool,

    /// <summary>Pages also show other numbers, which nothing replaces for its visits.</summary>
    OtherTargets,

    /// <summary>It is paused.</summary>
    Paused,
}
