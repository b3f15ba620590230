using Microsoft.AspNetCore.Http.HttpResults;

namespace NumberSwap.Server.Hosting;

/// <summary>Refusals as RFC 9457 problem details with a stable code, the field at fault and what to do.</summary>
public static class Problem
{
    public static ProblemHttpResult Of(int status, string code, string detail, string? field = null) =>
        TypedResults.Problem(
            detail,
            statusCode: status,
            type: "https://www.rfc-editor.org/rfc/rfc9110#status." + status,
            extensions: Extensions(code, field));

    public static ProblemHttpResult Invalid(string field, string detail) => Of(StatusCodes.Status400BadRequest, "invalid", detail, field);

    public static ProblemHttpResult Malformed(string detail) => Of(StatusCodes.Status400BadRequest, "malformed_json", detail);

    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not_found", $"There is no such {what}. Check the id; a list route shows those that there are.");

    public static ProblemHttpResult Conflict(string detail, string field) => Of(StatusCodes.Status409Conflict, "conflict", detail, field);

    public static ProblemHttpResult TooLarge(int limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "too_large", $"The body may have {limit / 1024} KB at most. Send less.");

    public static ProblemHttpResult Unavailable(string what) =>
        Of(StatusCodes.Status503ServiceUnavailable, "unavailable", $"{what} cannot be reached now. Nothing was changed; try again in a moment.");

    private static Dictionary<string, object?> Extensions(string code, string? field)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (field is not null)
            extensions["field"] = field;
        return extensions;
    }
}
