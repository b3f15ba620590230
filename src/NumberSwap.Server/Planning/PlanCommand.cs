using System.CommandLine;
using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Planning;

namespace NumberSwap.Server.Planning;

/// <summary><c>plan</c>: how many numbers some traffic needs.</summary>
internal static class PlanCommand
{
    private static readonly Option<double> Visitors = new("--visitors-per-hour")
    {
        Description = "New visits in the busiest hour.",
        HelpName = "number",
        Required = true,
        CustomParser = NumberOption.Decimal("--visitors-per-hour", 120, "").CustomParser,
    };

    private static readonly Option<double> Visit = NumberOption.Decimal("--visit-minutes", PlanDefaults.VisitMinutes, "Mean length of a visit.");
    private static readonly Option<double> Hold = NumberOption.Decimal("--hold-minutes", PlanDefaults.HoldMinutes, "How long a number stays with its visitor after the last sight.");
    private static readonly Option<double> Overflow = NumberOption.Decimal("--overflow", PlanDefaults.Overflow, "Share of visits that may find every number taken, 0 to 1.");
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };

    public static Command Make()
    {
        var command = new Command("plan", "Says how many numbers a pool needs for some traffic.") { Visitors, Visit, Hold, Overflow, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given)
    {
        var request = new PlanRequest(given.GetValue(Visitors), given.GetValue(Visit), given.GetValue(Hold), given.GetValue(Overflow));
        if (request.Problem() is { } problem)
            return await Commands.RefuseAsync(problem);

        var plan = PoolPlan.For(request, DelayModel.Prior);
        if (given.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(plan, PlanningJson.Default.PoolPlan));
        else
            PlanText.Print(request, plan);
        return 0;
    }
}
