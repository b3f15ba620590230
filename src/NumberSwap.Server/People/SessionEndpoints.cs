using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.People;

/// <summary>Where a person is signed in.</summary>
/// <remarks>A key for one site gets to those who have roles at that site alone: others' sign-ins are not that site's business.</remarks>
public static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder people)
    {
        people.MapGet("/{person}/sessions", ListAsync).WithName("ListSessions").WithSummary("Lists the browsers that a person is signed in with");
        people.MapDelete("/{person}/sessions", RevokeAllAsync).WithName("RevokeSessions").WithSummary("Signs a person out everywhere");
        people.MapDelete("/{person}/sessions/{session}", RevokeAsync).WithName("RevokeSession").WithSummary("Signs a person out of one browser");
    }

    private static async Task<Results<Ok<IEnumerable<SessionItem>>, ProblemHttpResult>> ListAsync(
        string person, HttpContext context, PersonService people, SignInService signIns, CancellationToken cancellation) =>
        await people.FindWhollyOfAsync(person, context.OnlySite(), cancellation) is null
            ? Problem.NotFound("person")
            : TypedResults.Ok((await signIns.ListAsync(person, cancellation)).Select(SessionItem.Of));

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAllAsync(
        string person, HttpContext context, PersonService people, SignInService signIns, CancellationToken cancellation)
    {
        if (await people.FindWhollyOfAsync(person, context.OnlySite(), cancellation) is not { } known)
            return Problem.NotFound("person");
        await signIns.RevokeAllAsync(known, except: null, context.Actor(), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string person, string session, HttpContext context, PersonService people, SignInService signIns, CancellationToken cancellation) =>
        await people.FindWhollyOfAsync(person, context.OnlySite(), cancellation) is not null && await signIns.RevokeAsync(person, session, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("session");
}
