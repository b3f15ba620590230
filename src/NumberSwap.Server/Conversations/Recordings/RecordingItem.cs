using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>A recording that is kept here.</summary>
/// <param name="MediaType">What its first bytes say.</param>
public sealed record RecordingItem(string Call, string MediaType, long Bytes, DateTime StoredAt)
{
    public static RecordingItem Of(StoredRecording recording) => new(recording.Call, recording.MediaType, recording.Bytes, UnixTime.ToUtc(recording.StoredAt));
}
