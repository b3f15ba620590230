using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>The JSON of money reports.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MoneyReport))]
[JsonSerializable(typeof(MoneyContacts))]
[JsonSerializable(typeof(MoneyCosts))]
[JsonSerializable(typeof(JourneyPage))]
[JsonSerializable(typeof(CustomersReport))]
[JsonSerializable(typeof(TargetRule))]
public sealed partial class MoneyJson : JsonSerializerContext
{
    /// <summary>What the routes use: with Cyrillic left readable.</summary>
    public static MoneyJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
