using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using NumberSwap.Core.Planning;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Planning;

/// <summary>What is asked for. Numbers come as texts, so that a refusal can name the field.</summary>
public sealed record PlanQuery(
    [property: Description("New visits in the busiest hour. Measured where a pool is named.")] string? VisitorsPerHour,
    [property: Description("Mean length of a visit, 4 if neither given nor measured.")] string? VisitMinutes,
    [property: Description("How long a number stays with its visitor after the last sight; the named pool's, else 30.")] string? HoldMinutes,
    [property: Description("Share of visits that may find every number taken, 0.01 if not given.")] string? Overflow,
    [property: Description("Id of the site whose pool is meant; may be left out.")] string? Site,
    [property: Description("Id of a pool: what is not given is taken from its own busiest hour of the last seven days, and its hold.")] string? Pool)
{
    /// <summary>Names of the fields that are numbers.</summary>
    private static readonly HashSet<string> Numbers = [.. new[] { nameof(VisitorsPerHour), nameof(VisitMinutes), nameof(HoldMinutes), nameof(Overflow) }.Select(NameOf)];

    /// <summary>The request that the given values, those measured, and else the usual ones make; or the problem to answer with.</summary>
    public (PlanRequest? Request, ProblemHttpResult? Problem) Read(PoolTraffic? measured)
    {
        var busy = measured?.VisitorsPerHour > 0 ? measured : null;
        if (string.IsNullOrEmpty(VisitorsPerHour) && busy is null)
        {
            var field = NameOf(nameof(VisitorsPerHour));
            return (null, measured is null
                ? Problem.Invalid(field, "Name the new visits in the busiest hour: ?visitorsPerHour=120, or a pool that has measured them: ?pool=…")
                : Problem.Invalid(field, "The pool had no visits in the last seven days to plan by. Name the visits that you expect: ?visitorsPerHour=120"));
        }

        ProblemHttpResult? wrong = null;
        var request = new PlanRequest(
            Number(nameof(VisitorsPerHour), VisitorsPerHour, busy?.VisitorsPerHour ?? 0),
            Number(nameof(VisitMinutes), VisitMinutes, busy?.VisitMinutes ?? PlanDefaults.VisitMinutes),
            Number(nameof(HoldMinutes), HoldMinutes, measured?.HoldMinutes ?? PlanDefaults.HoldMinutes),
            Number(nameof(Overflow), Overflow, PlanDefaults.Overflow));
        if (wrong is null && request.Fault() is var (property, problem))
            wrong = Problem.Invalid(NameOf(property), problem);
        return wrong is null ? (request, null) : (null, wrong);

        double Number(string property, string? text, double otherwise)
        {
            if (string.IsNullOrEmpty(text))
                return otherwise;
            if (NumberOption.ReadDecimal(text) is { } number)
                return number;
            wrong ??= Problem.Invalid(NameOf(property), "It has to be a number such as 30 or 0.5.");
            return otherwise;
        }
    }

    /// <summary>Names the parameters in the API document as all others are, and says which of the texts are numbers.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = NameOf(parameter.Name ?? "");
            if (Numbers.Contains(parameter.Name))
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
        }
    }

    private static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
