using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>The visits that a call or a form counts for.</summary>
/// <param name="Session">The visit it is attributed to; null: only its source is known.</param>
/// <param name="NondirectAt">When the visit of the second model began, Unix ms.</param>
/// <param name="FirstAt">When that of the third began.</param>
internal sealed record TouchedCall(Touch Last, Touch Nondirect, Touch First, string? Session, long? NondirectAt, long? FirstAt);
