using NumberSwap.Core;

namespace NumberSwap.Server.Platforms;

/// <summary>One of the texts that a platform's requests are proven with, or that its answers need.</summary>
/// <param name="Name">As the API spells it: <c>authToken</c>.</param>
/// <param name="Title">What the platform's own console calls it.</param>
/// <param name="Hint">Where to find it.</param>
/// <param name="Problem">What is wrong with a value, or null.</param>
/// <param name="IsOptional">True where the platform works without it; entered as the empty text it is taken away.</param>
public sealed record PlatformField(string Name, string Title, ProblemText Hint, Func<string, ProblemText?>? Problem = null, bool IsOptional = false);
