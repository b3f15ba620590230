using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Leads;

/// <summary>The JSON of leads, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LeadRequest))]
[JsonSerializable(typeof(PageLeadRequest))]
public sealed partial class LeadJson : JsonSerializerContext;
