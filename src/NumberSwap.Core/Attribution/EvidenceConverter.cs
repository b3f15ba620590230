using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Core.Attribution;

/// <summary>Evidence as a list of words: <c>["open","tap"]</c>. Words that are not known are left out.</summary>
public sealed class EvidenceConverter : JsonConverter<Evidence>
{
    private static readonly (Evidence Flag, string Word)[] Words =
        [(Evidence.Open, "open"), (Evidence.Tap, "tap"), (Evidence.Copy, "copy"), (Evidence.Caller, "caller"), (Evidence.Form, "form")];

    public override Evidence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Evidence has to be a list of words.");
        var evidence = Evidence.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            foreach (var (flag, word) in Words)
            {
                if (reader.ValueTextEquals(word))
                    evidence |= flag;
            }
        }

        return evidence;
    }

    public override void Write(Utf8JsonWriter writer, Evidence value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (flag, word) in Words)
        {
            if (value.HasFlag(flag))
                writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }
}
