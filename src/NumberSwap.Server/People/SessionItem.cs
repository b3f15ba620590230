using NumberSwap.Core.People;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>A browser that a person is signed in with.</summary>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="SeenAt">Some minutes old at most.</param>
public sealed record SessionItem(string Id, string? Agent, DateTime CreatedAt, DateTime SeenAt)
{
    public static SessionItem Of(SignIn signIn) => new(signIn.Id, signIn.Agent, UnixTime.ToUtc(signIn.CreatedAt), UnixTime.ToUtc(signIn.SeenAt));
}
