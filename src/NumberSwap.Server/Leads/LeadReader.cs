using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leads;

/// <summary>Checks what is told of a lead.</summary>
public static class LeadReader
{
    private const int MaxPhone = 64;

    /// <summary>The lead, or the problem to answer with.</summary>
    public static (Lead? Lead, ProblemHttpResult? Problem) Read(LeadRequest request, Site site, LeadKind kind, DateTimeOffset now)
    {
        if (request.Phone is null && request.Email is null)
            return (null, Problem.Invalid("phone", "Name a phone, an e-mail, or both."));
        var (phone, unreadable) = PhoneOf(request.Phone, site);
        var (email, noEmail) = EmailOf(request.Email);

        // Nobody sends a page's form again: what cannot be read in it does not take along what can.
        if ((unreadable ?? noEmail) is { } problem && (kind == LeadKind.Api || (phone ?? email) is null))
            return (null, problem);
        var tooLong = LeadText.LengthProblem("name", request.Name, 200) ?? LeadText.LengthProblem("message", request.Message, 4000)
            ?? LeadText.LengthProblem("form", request.Form, 200) ?? LeadText.LengthProblem("consentText", request.ConsentText, 1000)
            ?? LeadText.LengthProblem("externalId", request.ExternalId, 100);
        if (tooLong is not null)
            return (null, tooLong);
        if ((TimeProblem("at", request.At, now) ?? TimeProblem("consentAt", request.ConsentAt, now)) is { } wrong)
            return (null, wrong);

        var id = RandomId.New();
        return (new Lead
        {
            Id = id,
            Site = site.Id,
            Kind = kind,
            ExternalId = LeadText.Clean(request.ExternalId) ?? id,
            MadeAt = (request.At ?? now).ToUnixTimeMilliseconds(),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
            Phone = phone,
            Name = LeadText.Clean(request.Name),
            Email = email,
            Message = LeadText.Clean(request.Message, hasLines: true),
            Form = LeadText.Clean(request.Form),
            Page = LeadText.PageOf(request.Page),
            Consent = new LeadConsent(
                request.Consent,
                LeadText.Clean(request.ConsentText),
                request.Consent is null ? null : (request.ConsentAt ?? request.At ?? now).ToUnixTimeMilliseconds()),
            Session = request.Session,
        }, null);
    }

    private static (string? Phone, ProblemHttpResult? Problem) PhoneOf(string? text, Site site) => text switch
    {
        null => (null, null),
        { Length: 0 or > MaxPhone } => (null, Problem.Invalid("phone", "It has to be a phone number, 64 characters at most.")),
        _ => E164.TryRead(text, site.Country, out var phone, out var why) ? (phone, null) : (null, Problem.Invalid("phone", why)),
    };

    private static (string? Email, ProblemHttpResult? Problem) EmailOf(string? text) =>
        text is null ? (null, null)
        : LeadText.Clean(text) is { } email && LeadText.IsEmail(email) ? (email, null)
        : (null, Problem.Invalid("email", "It has to be an e-mail address such as anna@shop.example, 254 characters at most."));

    private static ProblemHttpResult? TimeProblem(string field, DateTimeOffset? at, DateTimeOffset now) =>
        at is { } time && (time.Year < 2000 || time > now.AddDays(1)) ? Problem.Invalid(field, "It has to be a time that has been, such as 2026-11-22T10:15:00Z.") : null;
}
