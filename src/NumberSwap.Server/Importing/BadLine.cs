using NumberSwap.Core;

namespace NumberSwap.Server.Importing;

/// <summary>A line of a table that cannot be taken, and why.</summary>
/// <param name="Line">From 1, as the file counts them.</param>
/// <param name="Field">What is wrong, by its name in the API; null: the whole line.</param>
public sealed record BadLine(int Line, string? Field, ProblemText Why);
