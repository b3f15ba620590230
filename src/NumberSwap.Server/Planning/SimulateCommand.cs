using System.CommandLine;
using System.Text.Json;
using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Server.Planning;

/// <summary><c>simulate</c>: what NumberSwap and other policies would have made of traffic whose truth is known.</summary>
internal static class SimulateCommand
{
    private const double MostVisits = 20_000_000;

    private static readonly SimulationSettings Standard = new();

    private static readonly Option<double> Visitors = NumberOption.Decimal("--visitors-per-hour", Standard.VisitorsPerHour, "New visits an hour, on average over the day.");
    private static readonly Option<double> Visit = NumberOption.Decimal("--visit-minutes", Standard.VisitMinutes, "Median length of a visit.");
    private static readonly Option<double> Spread = NumberOption.Decimal("--visit-spread", Standard.VisitSpread, "Standard deviation of the logarithm of a visit's length.");
    private static readonly Option<double> CallRate = NumberOption.Decimal("--call-rate", Standard.CallRate, "Share of visits that cause a call.");
    private static readonly Option<double> OnPage = NumberOption.Decimal("--on-page", Standard.OnPage, "Share of visitors' calls that come while the page is open.");
    private static readonly Option<double> WithinHour = NumberOption.Decimal("--within-hour", Standard.WithinHour, "Share of them that come within the hour after it.");
    private static readonly Option<double> Soon = NumberOption.Decimal("--soon-minutes", Standard.SoonMinutes, "Mean delay of those within the hour.");
    private static readonly Option<double> DaysLater = NumberOption.Decimal("--days-later", Standard.DaysLater, "Share of them that come later, over 14 days.");
    private static readonly Option<double> DirectDials = NumberOption.Decimal("--direct-dials", Standard.DirectDials, "Share of all calls that no visit causes.");
    private static readonly Option<IReadOnlyList<int>> Numbers = NumberOption.List("--numbers", Standard.Numbers, "Numbers in the pool; several sizes with commas, such as 10,20,30.");
    private static readonly Option<double> Hold = NumberOption.Decimal("--hold-minutes", Standard.HoldMinutes, "How long NumberSwap holds a number after its visitor's last sight.");
    private static readonly Option<double> Cooldown = NumberOption.Decimal("--cooldown-minutes", Standard.CooldownMinutes, "How long NumberSwap lets a number rest after that.");
    private static readonly Option<int> Days = NumberOption.Whole("--days", Standard.Days, "Days of traffic.");
    private static readonly Option<int> Seed = NumberOption.Whole("--seed", Standard.Seed, "The same seed gives the same traffic.");
    private static readonly Option<int> Seeds = NumberOption.Whole("--seeds", Standard.Seeds, "So many runs, with this seed and those that follow, are added up.");
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON and nothing else: an object, or an array of them with several sizes." };
    private static readonly Option<string> Svg = new("--svg") { Description = "Write a chart into this file too.", HelpName = "file" };

    public static Command Make()
    {
        var command = new Command("simulate", "Compares NumberSwap with other policies, on simulated traffic whose truth is known.")
        {
            Visitors, Visit, Spread, CallRate, OnPage, WithinHour, Soon, DaysLater, DirectDials, Numbers, Hold, Cooldown, Days, Seed, Seeds, Json, Svg,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given)
    {
        var sizes = given.GetValue(Numbers)!.Select(numbers => SettingsOf(given, numbers)).ToList();
        if (ProblemOf(sizes) is { } problem)
            return await Commands.RefuseAsync(problem);

        try
        {
            // Opened first: that it cannot be written is not found out after minutes.
            await using var file = given.GetValue(Svg) is { } path ? new StreamWriter(path) : null;
            var results = await SimulationProgress.ShowAsync("simulating", progress => RunAsync(sizes, progress));
            if (file is not null)
                await file.WriteAsync(results is [var single] ? AccuracyChart.Of(single) : PoolSizeChart.Of(results));
            if (given.GetValue(Json))
                Console.WriteLine(results is [var only] ? JsonSerializer.Serialize(only, PlanningJson.Default.SimulationResult) : JsonSerializer.Serialize(results, PlanningJson.Default.IReadOnlyListSimulationResult));
            else
                SimulationText.Print(results);
            return 0;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" } or NotSupportedException)
        {
            return await Commands.RefuseAsync($"The chart cannot be written to '{given.GetValue(Svg)}': {wrong.Message}");
        }
    }

    private static async Task<IReadOnlyList<SimulationResult>> RunAsync(List<SimulationSettings> sizes, IProgress<double> progress)
    {
        var results = new List<SimulationResult>(sizes.Count);
        foreach (var settings in sizes)
            results.Add(await Simulator.RunAsync(settings, new PartOf(progress, results.Count, sizes.Count)));
        return results;
    }

    private static SimulationSettings SettingsOf(ParseResult given, int numbers) => new()
    {
        VisitorsPerHour = given.GetValue(Visitors),
        VisitMinutes = given.GetValue(Visit),
        VisitSpread = given.GetValue(Spread),
        CallRate = given.GetValue(CallRate),
        OnPage = given.GetValue(OnPage),
        WithinHour = given.GetValue(WithinHour),
        SoonMinutes = given.GetValue(Soon),
        DaysLater = given.GetValue(DaysLater),
        DirectDials = given.GetValue(DirectDials),
        Numbers = numbers,
        HoldMinutes = given.GetValue(Hold),
        CooldownMinutes = given.GetValue(Cooldown),
        Days = given.GetValue(Days),
        Seed = given.GetValue(Seed),
        Seeds = given.GetValue(Seeds),
    };

    private static string? ProblemOf(List<SimulationSettings> sizes)
    {
        if (sizes.Select(settings => settings.Problem()).FirstOrDefault(problem => problem is not null) is { } problem)
            return problem;
        var visits = sizes.Sum(settings => settings.VisitorsPerHour * 24 * settings.Days * settings.Seeds);
        return visits > MostVisits
            ? $"All runs together have {Words.Count(Math.Round(visits))} visits, which is too many to wait for: at most {Words.Count(MostVisits)}; take fewer seeds, sizes or days."
            : null;
    }

    private sealed class PartOf(IProgress<double> whole, int before, int parts) : IProgress<double>
    {
        public void Report(double value) => whole.Report((before + value) / parts);
    }
}
