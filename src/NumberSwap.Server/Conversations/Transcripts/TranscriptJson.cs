using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>The JSON of transcripts that come in.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TranscriptRequest))]
public sealed partial class TranscriptJson : JsonSerializerContext;
