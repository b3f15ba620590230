using System.Text.Json.Serialization;

namespace NumberSwap.Core.Attribution;

/// <summary>What speaks for a candidate besides the time of its last sight.</summary>
[Flags]
[JsonConverter(typeof(EvidenceConverter))]
public enum Evidence
{
    None = 0,

    /// <summary>The page was open at the ring.</summary>
    Open = 1,

    /// <summary>The visitor touched a <c>tel:</c> link with the number shortly before the ring.</summary>
    Tap = 2,

    /// <summary>The visitor copied the number before the ring.</summary>
    Copy = 4,

    /// <summary>The caller's phone belongs to an earlier call that was attributed to this visitor.</summary>
    Caller = 8,

    /// <summary>The visitor left the caller's phone in a form.</summary>
    Form = 16,
}
