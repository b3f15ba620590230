using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>A reason for which calls are no target calls.</summary>
/// <param name="What">The tag, number, operator or source by which they are left out, for the reasons that name one.</param>
/// <param name="Calls">Calls left out for it by the rule.</param>
/// <param name="CallsNow">Calls left out for it by the present rule.</param>
/// <param name="Examples">The newest of the rule's.</param>
public sealed record TargetPreviewReason(TargetReason Reason, string? What, int Calls, int CallsNow, IReadOnlyList<TargetPreviewCall> Examples);
