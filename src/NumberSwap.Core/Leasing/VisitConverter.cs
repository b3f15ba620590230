using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Leasing;

/// <summary>Writes a <see cref="Visit"/> as its facts, and a packed one as it is.</summary>
public sealed class VisitConverter : JsonConverter<Visit>
{
    public override Visit? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, JournalJson.Default.VisitFacts) is { } facts ? new Visit(facts) : null;

    public override void Write(Utf8JsonWriter writer, Visit value, JsonSerializerOptions options) => value.WriteTo(writer);
}
