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

    /// <summary>The site's working hours in short. Kept by earlier versions; today's keep <c>SiteSettings.Hours</c>, and only the API's answers have this.</summary>
    public PlainHours? Hours { get; init; }
}
