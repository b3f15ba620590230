namespace NumberSwap.Core.Conversations;

/// <summary>A call's recording that is kept in the data directory.</summary>
/// <param name="Call">Id of the call.</param>
/// <param name="Id">Random; names the file.</param>
/// <param name="MediaType">What its first bytes say, for example <c>audio/mpeg</c>.</param>
/// <param name="StoredAt">Unix time in ms.</param>
public sealed record StoredRecording(string Call, string Id, string MediaType, long Bytes, long StoredAt);
