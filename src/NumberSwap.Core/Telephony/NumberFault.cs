using System.Text.Json.Serialization;

namespace NumberSwap.Core.Telephony;

/// <summary>What keeps a text from being read as a phone number.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NumberFault>))]
public enum NumberFault
{
    /// <summary>There are no digits.</summary>
    Empty,

    /// <summary>The text is too long for one number.</summary>
    TextTooLong,

    /// <summary>It has letters.</summary>
    Letters,

    /// <summary>It has an extension or other text after the number.</summary>
    Extension,

    /// <summary>It has a character that belongs to no number.</summary>
    Character,

    /// <summary>It has a + that is not at its beginning.</summary>
    PlusInside,

    /// <summary>It has no country code, and how numbers are written in the country is not known.</summary>
    NoCountryCode,

    /// <summary>Its country has longer numbers.</summary>
    TooFewDigits,

    /// <summary>Its country has shorter numbers.</summary>
    TooManyDigits,

    /// <summary>No number of its country begins so.</summary>
    WrongStart,
}
