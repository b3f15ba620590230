using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Callbacks;

namespace NumberSwap.Sql.Stores;

/// <summary>The JSON of the column <c>callback_settings.hours</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WorkingHours))]
internal sealed partial class CallbackJson : JsonSerializerContext;
