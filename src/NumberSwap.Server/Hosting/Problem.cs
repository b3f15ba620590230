using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;

namespace NumberSwap.Server.Hosting;

/// <summary>Refusals as RFC 9457 problem details with a stable code, the field at fault and what to do.</summary>
public static class Problem
{
    public static ProblemHttpResult Of(int status, string code, ProblemText detail, string? field = null)
    {
        var problem = new TranslatableProblem
        {
            Text = detail,
            Detail = detail.ToString(),
            Status = status,
            Type = "https://www.rfc-editor.org/rfc/rfc9110#status." + status,
        };
        problem.Extensions["code"] = code;
        if (field is not null)
            problem.Extensions["field"] = field;
        return TypedResults.Problem(problem);
    }

    public static ProblemHttpResult Invalid(string field, ProblemText detail) => Of(StatusCodes.Status400BadRequest, "invalid", detail, field);

    public static ProblemHttpResult Malformed(ProblemText detail) => Of(StatusCodes.Status400BadRequest, "malformed_json", detail);

    public static ProblemHttpResult NotFound(ProblemText what) =>
        Of(StatusCodes.Status404NotFound, "not_found", $"There is no such {what}. Check the id; a list route shows those that there are.");

    public static ProblemHttpResult Conflict(ProblemText detail, string field) => Of(StatusCodes.Status409Conflict, "conflict", detail, field);

    public static ProblemHttpResult TooLarge(int limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "too_large", $"The body may have {limit / 1024} KB at most. Send less.");

    public static ProblemHttpResult Unavailable(ProblemText what) =>
        Of(StatusCodes.Status503ServiceUnavailable, "unavailable", $"{what} cannot be reached now. Nothing was changed; try again in a moment.");
}
