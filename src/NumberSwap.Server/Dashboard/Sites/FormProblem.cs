using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Sites;

/// <summary>What was wrong with a form that was sent, at the field that it is about.</summary>
public sealed class FormProblem(Words words, ProblemHttpResult problem)
{
    private readonly string field = problem.ProblemDetails.Extensions.TryGetValue("field", out var named) ? named as string ?? "" : "";

    /// <summary>What is wrong and what to do, in the page's language.</summary>
    public string Text { get; } = words.Problem(problem);

    /// <summary>The text when the problem is at this field or a part of it; null for another one.</summary>
    public string? At(string name) => field == name || field.StartsWith(name + ".", StringComparison.Ordinal) ? Text : null;
}
