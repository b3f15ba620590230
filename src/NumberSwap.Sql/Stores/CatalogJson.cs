using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Sql.Stores;

/// <summary>The JSON of the columns <c>sites.domains</c>, <c>sites.settings</c> and <c>campaigns.match_rule</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(CampaignRule))]
[JsonSerializable(typeof(SiteSettings))]
[JsonSerializable(typeof(TargetRule))]
internal sealed partial class CatalogJson : JsonSerializerContext;
