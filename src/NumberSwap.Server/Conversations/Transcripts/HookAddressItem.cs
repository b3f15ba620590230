namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>The address that takes a site's transcripts, with its secret: shown this once.</summary>
public sealed record HookAddressItem(string Address);
