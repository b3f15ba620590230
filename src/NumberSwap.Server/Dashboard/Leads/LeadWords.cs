using NumberSwap.Core.Leads;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Leads;

/// <summary>What leads are called on pages, and what of them a viewer may see.</summary>
public static class LeadWords
{
    public static string Kind(Words words, LeadKind kind) => kind switch
    {
        LeadKind.Callback => words["call back"],
        LeadKind.Api => words["told by a system"],
        _ => words["form"],
    };

    public static string Consent(Words words, LeadConsent consent) => consent.Given switch
    {
        true => words["given"],
        false => words["refused"],
        null => words["not asked"],
    };

    /// <summary>The lead as the viewer may see it: who may not see callers' numbers sees no phone, no e-mail and no text that may hold one.</summary>
    public static Lead SeenBy(Viewer viewer, Lead lead) =>
        lead with { Phone = viewer.Caller(lead.Phone), Email = viewer.Email(lead.Email), Name = viewer.Text(lead.Name), Message = viewer.Text(lead.Message), Wish = viewer.Text(lead.Wish) };
}
