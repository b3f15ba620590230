using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leasing;

/// <summary>What a visitor did on a page.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoteKind>))]
public enum NoteKind
{
    /// <summary>Touched a <c>tel:</c> link.</summary>
    TelClick,

    /// <summary>Copied the number.</summary>
    Copy,

    /// <summary>Left the page: dates the last sight and shortens nothing.</summary>
    Leave,
}
