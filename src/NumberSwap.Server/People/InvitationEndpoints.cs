using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.People;

/// <summary>Links by which people join.</summary>
public static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/invitations").WithTags("People").RequireKey(ApiScope.Admin);
        group.MapPost("/", InviteAsync).WithName("Invite").WithSummary("Invites somebody; the link is shown in this answer only");
        group.MapGet("/", ListAsync).WithName("ListInvitations").WithSummary("Lists the invitations that are open");
        group.MapDelete("/{invitation}", WithdrawAsync).WithName("WithdrawInvitation").WithSummary("Takes an invitation back");
    }

    private static async Task<Results<Created<NewInvitation>, ProblemHttpResult>> InviteAsync(
        InvitationRequest request, HttpContext context, Catalog catalog, InvitationService invitations, Settings settings, CancellationToken cancellation)
    {
        if (PersonInput.Email(request.Email) is not { } email)
            return PersonInput.EmailProblem();
        if (PersonInput.RoleOf(request.Role) is not { } role)
            return PersonInput.RoleProblem();
        var site = context.OnlySite() ?? request.Site;
        if (site is not null && (catalog.ById(site) is null || (request.Site is not null && request.Site != site)))
            return Problem.NotFound("site");
        var (made, link) = await invitations.InviteAsync(email, site ?? Person.AllSites, role, context.Actor(), cancellation);
        return TypedResults.Created(
            "/v1/invitations/" + made.Id, new NewInvitation(made.Id, PublicAddress.Of(settings, context.Request) + link, UnixTime.ToUtc(made.ExpiresAt)));
    }

    private static async Task<Ok<IEnumerable<InvitationItem>>> ListAsync(HttpContext context, InvitationService invitations, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        return TypedResults.Ok((await invitations.ListAsync(cancellation)).Where(open => only is null || open.Site == only).Select(InvitationItem.Of));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string invitation, HttpContext context, InvitationService invitations, CancellationToken cancellation) =>
        await invitations.WithdrawAsync(invitation, context.OnlySite(), context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("invitation");
}
