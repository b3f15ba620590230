namespace NumberSwap.Server.People;

/// <summary>An invitation just made.</summary>
/// <param name="Link">To be sent to whom it invites: shown this once, works once.</param>
public sealed record NewInvitation(string Id, string Link, DateTime ExpiresAt);
