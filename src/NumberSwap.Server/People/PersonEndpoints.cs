using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>People who sign in: their roles, their invitations and where they are signed in.</summary>
/// <remarks>A key for one site sees and changes the roles at that site alone.</remarks>
public static class PersonEndpoints
{
    public static RouteGroupBuilder MapPeople(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/people").WithTags("People").RequireKey(ApiScope.Admin);
        group.MapGet("/", ListAsync).WithName("ListPeople").WithSummary("Lists the people who sign in, with their roles");
        group.MapGet("/{person}", FindAsync).WithName("GetPerson").WithSummary("Shows a person");
        group.MapPut("/{person}/role", SetRoleAsync).WithName("ChangeRole").WithSummary("Gives a person another role, at one site or at all");
        group.MapDelete("/{person}", RemoveAsync).WithName("RemovePerson").WithSummary("Takes a person's role at one site (?site=) away, or removes them wholly");
        group.MapSessions();
        app.MapInvitations();
        return group;
    }

    private static async Task<Results<Ok<IEnumerable<PersonItem>>, ProblemHttpResult>> ListAsync(
        string? site, HttpContext context, Catalog catalog, PersonService people, CancellationToken cancellation)
    {
        var only = context.OnlySite() ?? site;
        if (site is not null && (site != only || catalog.ById(site) is null))
            return Problem.NotFound("site");
        return TypedResults.Ok((await people.ListAsync(only, cancellation)).Select(person => PersonItem.Of(person, only)));
    }

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> FindAsync(string person, HttpContext context, PersonService people, CancellationToken cancellation) =>
        await people.FindForAsync(person, context.OnlySite(), cancellation) is { } found ? TypedResults.Ok(PersonItem.Of(found, context.OnlySite())) : Problem.NotFound("person");

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> SetRoleAsync(
        string person, RoleRequest request, HttpContext context, Catalog catalog, PersonService people, CancellationToken cancellation)
    {
        if (PersonInput.RoleOf(request.Role) is not { } role)
            return PersonInput.RoleProblem();
        var only = context.OnlySite();
        var site = only ?? request.Site;
        if (site is not null && (catalog.ById(site) is null || (request.Site is not null && request.Site != site)))
            return Problem.NotFound("site");
        if (await people.FindForAsync(person, only, cancellation) is null)
            return Problem.NotFound("person");
        var outcome = await people.SetRoleAsync(person, site ?? Person.AllSites, role, context.Actor(), cancellation);
        return outcome == RoleChange.Done && await people.FindAsync(person, cancellation) is { } changed
            ? TypedResults.Ok(PersonItem.Of(changed, only))
            : Refusal(outcome);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string person, string? site, HttpContext context, PersonService people, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        if (only is not null && site is not null && site != only)
            return Problem.NotFound("site");
        var outcome = (only ?? site) is { } at
            ? await people.SetRoleAsync(person, at, role: null, context.Actor(), cancellation)
            : await people.RemoveAsync(person, context.Actor(), cancellation);
        return outcome == RoleChange.Done ? TypedResults.NoContent() : Refusal(outcome);
    }

    private static ProblemHttpResult Refusal(RoleChange outcome) => outcome == RoleChange.LastOwner
        ? Problem.Of(StatusCodes.Status409Conflict, "last_owner", "Nobody would be left who may do everything. Make somebody else an owner of all sites first.")
        : Problem.NotFound("person");
}
