namespace NumberSwap.Core.Conversations;

/// <summary>A piece of a call's transcript: what one of the two said without a pause.</summary>
/// <param name="Start">When it begins, in seconds from the recording's beginning.</param>
/// <param name="End">When it ends; null: not known.</param>
public sealed record SpokenSegment(Speaker Speaker, double Start, double? End, string Text);
