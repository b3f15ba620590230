using NumberSwap.Core.People;

namespace NumberSwap.Server.People;

/// <summary>The person whose session a request came with.</summary>
/// <param name="Session">Id of the sign-in, not its secret.</param>
public sealed record PersonFeature(Person Person, string Session);
