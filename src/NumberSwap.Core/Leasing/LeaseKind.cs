using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leasing;

/// <summary>How a visitor came by the number that is shown.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LeaseKind>))]
public enum LeaseKind
{
    /// <summary>A rested number of its own.</summary>
    Leased,

    /// <summary>A number of its own whose cooldown was not over.</summary>
    Cooling,

    /// <summary>A number that is also somebody else's live lease.</summary>
    Overflow,

    /// <summary>The campaign's static number, the same for everybody.</summary>
    Static,

    /// <summary>The page's own number: nothing could be leased.</summary>
    Fallback,

    /// <summary>A marker number of a test visit.</summary>
    Test,
}
