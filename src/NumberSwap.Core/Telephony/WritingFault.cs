namespace NumberSwap.Core.Telephony;

/// <summary>Why a text cannot be a phone number in any country.</summary>
internal enum WritingFault
{
    None,
    Empty,
    TooLong,
    Letter,
    Extension,
    Character,
    PlusInside,
}
