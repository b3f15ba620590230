using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Redis;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Sql;

namespace NumberSwap.Server.Hosting;

/// <summary>Answers every exception that reached the top with a problem document, or with a page for people.</summary>
public sealed class Failures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ProblemOf(exception);
        if (StatusPages.IsForPeople(httpContext))
        {
            await StatusPages.WriteAsync(httpContext, problem?.StatusCode ?? StatusCodes.Status500InternalServerError);
            return true;
        }

        if (problem is null)
            return false;
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The problem that an exception stands for, which a page shows too; null for one that is a fault of the program.</summary>
    public static ProblemHttpResult? ProblemOf(Exception exception) => exception switch
    {
        ConflictException taken => Problem.Conflict($"Taken already: {string.Join(", ", taken.What.Take(20))}. A tracking number can be in one pool or campaign only.", "numbers"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.TooLarge(Limits.AdminBody),
        BadHttpRequestException wrong => Problem.Of(wrong.StatusCode, "malformed_json", Readable(wrong)),
        RedisUnavailableException => Problem.Unavailable("Redis"),
        DatabaseUnavailableException or DbException or TimeoutException => Problem.Unavailable("The database"),
        _ => null,
    };

    /// <summary>The field at fault, where the JSON reader names one; its own message may hold a piece of the body.</summary>
    private static ProblemText Readable(BadHttpRequestException wrong)
    {
        if (wrong.InnerException is System.Text.Json.JsonException { Path: { Length: > 1 and < 100 } path })
            return $"The body is no JSON of the documented form at {path}: the field is unknown, or of another type. See /openapi/v1.json.";
        return "The body is no JSON of the documented form. Send it with Content-Type: application/json; see /openapi/v1.json.";
    }
}
