using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Sql.Stores;

/// <summary>The JSON of the columns <c>sites.domains</c> and <c>campaigns.match_rule</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(CampaignRule))]
internal sealed partial class CatalogJson : JsonSerializerContext;
