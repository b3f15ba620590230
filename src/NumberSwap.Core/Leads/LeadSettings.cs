using System.Diagnostics.CodeAnalysis;

namespace NumberSwap.Core.Leads;

/// <summary>What an owner may set of a site's forms and call-backs.</summary>
public sealed record LeadSettings
{
    public static readonly LeadSettings Default = new();

    /// <summary>True: forms marked <c>data-numberswap-form</c> are read when they are sent.</summary>
    public bool Forms { get; init; }

    /// <summary>True: without consent a lead is counted, but no phone, name, e-mail or message of it is kept.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>What visitors agree to in the call-back widget, in the owner's words; null: the widget's own.</summary>
    public string? ConsentText { get; init; }

    /// <summary>Address of the owner's privacy policy, which the widget links to, or null.</summary>
    public string? PolicyUrl { get; init; }

    /// <summary>True: the call-back widget may be loaded.</summary>
    public bool Callback { get; init; }

    /// <summary>When somebody is there to call back.</summary>
    [AllowNull]
    public WorkingHours Hours { get; init => field = value ?? WorkingHours.Default; } = WorkingHours.Default;
}
