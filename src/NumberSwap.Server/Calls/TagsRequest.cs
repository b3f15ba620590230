namespace NumberSwap.Server.Calls;

/// <summary>The tags that a call is to have instead of those it has.</summary>
/// <param name="Tags">At most 10, each of 1 to 30 characters; they are kept in lower case.</param>
public sealed record TagsRequest(IReadOnlyList<string?>? Tags);
