using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Leads;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leads;

/// <summary>Checks what an owner sets of forms and call backs.</summary>
public static class LeadSettingsReader
{
    private const int MaxText = 1000;
    private const int MaxAddress = 1000;

    /// <summary>The settings with the request's fields put over them, or the problem to answer with.</summary>
    public static (LeadSettings? Settings, ProblemHttpResult? Problem) Read(LeadSettingsRequest request, LeadSettings settings)
    {
        if (LeadText.LengthProblem("settings.leads.consentText", request.ConsentText, MaxText) is { } tooLong)
            return (null, tooLong);
        if (request.PolicyUrl is { Length: > 0 } address
            && (address.Length > MaxAddress || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var policy) || policy.Scheme is not ("http" or "https")))
        {
            return (null, Problem.Invalid("settings.leads.policyUrl", "It has to be the http or https address of a page, or empty."));
        }

        return (settings with
        {
            Forms = request.Forms ?? settings.Forms,
            RequireConsent = request.RequireConsent ?? settings.RequireConsent,
            ConsentText = request.ConsentText is null ? settings.ConsentText : LeadText.Clean(request.ConsentText),
            PolicyUrl = request.PolicyUrl is null ? settings.PolicyUrl : request.PolicyUrl.Trim() is { Length: > 0 } url ? url : null,
            Callback = request.Callback ?? settings.Callback,
        }, null);
    }
}
