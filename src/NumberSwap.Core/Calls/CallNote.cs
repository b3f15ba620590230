using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Calls;

/// <summary>What somebody wrote down about a call.</summary>
/// <param name="At">Unix time in ms.</param>
public sealed record CallNote(string Id, long At, Actor By, string Text);
