using System.Text.Json.Serialization;

namespace NumberSwap.Redis;

/// <summary>The lists of texts in which <c>leases.lua</c> answers.</summary>
[JsonSerializable(typeof(string[][]))]
internal sealed partial class RowJson : JsonSerializerContext;
