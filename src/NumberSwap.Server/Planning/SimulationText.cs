using NumberSwap.Core.Planning.Simulation;
using Spectre.Console;

namespace NumberSwap.Server.Planning;

/// <summary>Results of simulations for people.</summary>
internal static class SimulationText
{
    private const string Legend =
        """
        session     visitors' calls whose likeliest visit is the one that caused them
        campaign    visitors' calls whose likeliest campaign is that of the visit that caused them
        undisputed  calls at whose ring their visitor's lease was the only live one of the number
        overflow    visits that found every number taken
        Brier       mean square error of what is said of a call: 0 is perfect, and saying nothing costs
                    nothing where nobody can know
        oracle      the best that anybody could say of the calls to NumberSwap's numbers, who knows
                    the visitors' true habits and all but the future
        """;

    public static void Print(IReadOnlyList<SimulationResult> results)
    {
        var console = Tables.Console();
        foreach (var result in results)
        {
            var of = result.Parameters;
            var seeds = of.Seeds == 1 ? $"seed {of.Seed}" : $"seeds {of.Seed} to {of.Seed + of.Seeds - 1}";
            Console.WriteLine($"{Words.Count(of.Numbers)} numbers, {Words.Count(of.VisitorsPerHour)} visits an hour, {of.Days} days, {seeds}: {Words.Count(result.Calls)} calls");
            console.Write(PoliciesOf(result));
            Console.WriteLine("How sure NumberSwap says it is of the visit, and how often it is right");
            console.Write(CalibrationOf(result.Policies[0]));
        }

        Console.WriteLine(Legend);
        foreach (var policy in results[0].Policies)
            Console.WriteLine($"{policy.Name,-20}{policy.Says}");
    }

    private static Table PoliciesOf(SimulationResult result)
    {
        var table = Tables.Make("policy", "session", "campaign", "undisputed", "overflow", "Brier");
        foreach (var policy in result.Policies)
            table.AddRow(policy.Name, Words.Percent(policy.Session), Words.Percent(policy.Campaign), Words.Percent(policy.Undisputed), Words.Percent(policy.Overflow), Words.Brier(policy.Brier));
        return table.AddRow("oracle", Words.Percent(result.Oracle.Session), "", "", "", Words.Brier(result.Oracle.Brier));
    }

    private static Table CalibrationOf(PolicyResult policy)
    {
        var table = Tables.Make("said", "calls", "said on average", "was right");
        foreach (var bin in policy.Calibration)
            table.AddRow($"{100 * bin.From:0} to {100 * bin.To:0} %", Words.Count(bin.Calls), Words.Percent(bin.Said), Words.Percent(bin.Was));
        return table;
    }
}
