using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core;

namespace NumberSwap.Server.Hosting;

/// <summary>A problem document that remembers what its detail was made of, for a page that says it in another language. On the wire it is as any other.</summary>
public sealed class TranslatableProblem : ProblemDetails
{
    // Not "required": the serializer refuses a type whose required member it is to leave out.
    [JsonIgnore]
    public ProblemText Text { get; init; } = ProblemText.None;
}
