using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Core;

/// <summary>Writes an enum's names in camel case, and reads nothing but names.</summary>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
