namespace NumberSwap.Server.Leads;

/// <summary>What to change of a site's forms and call backs; fields left out stay.</summary>
/// <param name="Forms">True: forms marked <c>data-numberswap-form</c> are read when they are sent.</param>
/// <param name="RequireConsent">True: without consent nothing personal of a lead is kept.</param>
/// <param name="ConsentText">What visitors agree to in the call-back widget, 1000 characters at most; empty: the widget's own words.</param>
/// <param name="PolicyUrl">http or https address of the privacy policy, which the widget links to; empty: none.</param>
/// <param name="Callback">True: the call-back widget may be loaded.</param>
/// <param name="Hours">The site's working hours in short, the same on every working day; <c>settings.hours</c> has them in full, and wins where both are given.</param>
public sealed record LeadSettingsRequest(
    bool? Forms = null, bool? RequireConsent = null, string? ConsentText = null, string? PolicyUrl = null, bool? Callback = null, WorkingHoursRequest? Hours = null);
