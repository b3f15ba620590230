using NumberSwap.Core.Audit;
using NumberSwap.Server.Keys;
using NumberSwap.Server.People;

namespace NumberSwap.Server.Audit;

/// <summary>Who stands behind a request.</summary>
public static class Actors
{
    /// <summary>The signed-in person or the API key that the request came with; the server itself, where there is neither.</summary>
    public static Actor Actor(this HttpContext context) =>
        context.Features.Get<PersonFeature>() is { Person: { } person } ? new Actor("person", person.Id, person.Name)
        : context.Features.Get<ApiKeyFeature>() is { } key ? new Actor("key", key.Id, key.Name)
        : Core.Audit.Actor.Server;
}
