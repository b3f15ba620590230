using System.Text.Json.Serialization;

namespace NumberSwap.Core.Journal;

/// <summary>A fact on its way from the hot state into SQL. Recording one twice is harmless.</summary>
/// <param name="Site">Id of the site.</param>
/// <param name="At">When it happened, Unix time in ms.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(VisitEntry), "visit")]
[JsonDerivedType(typeof(SeenEntry), "seen")]
[JsonDerivedType(typeof(NoteEntry), "note")]
[JsonDerivedType(typeof(ReleaseEntry), "release")]
[JsonDerivedType(typeof(CallEntry), "call")]
public abstract record JournalEntry(string Site, long At);
