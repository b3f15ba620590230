using System.Text.Json.Serialization;

namespace NumberSwap.Core.Calls;

/// <summary>How far the sale came in a call. Each step includes those before it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallStep>))]
public enum CallStep
{
    /// <summary>Nobody said.</summary>
    None = 0,

    Call = 1,

    /// <summary>There was a talk worth the name.</summary>
    Conversation = 2,

    /// <summary>The product was shown or explained.</summary>
    Presentation = 3,

    /// <summary>An offer was made.</summary>
    Offer = 4,

    Deal = 5,
}
