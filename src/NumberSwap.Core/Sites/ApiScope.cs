using System.Text.Json.Serialization;

namespace NumberSwap.Core.Sites;

/// <summary>What a key may do. <see cref="Admin"/> includes the others.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ApiScope>))]
public enum ApiScope
{
    /// <summary>Reports and lists.</summary>
    Read,

    /// <summary>Report and resolve calls.</summary>
    Calls,

    /// <summary>Everything.</summary>
    Admin,
}
