using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Server.Planning;

/// <summary>What the charts have in common.</summary>
internal static class ChartTexts
{
    public const string Title = "Which visit made the phone ring?";
    public const string Ours = "#1f5fbf";
    public const string Best = "#b03a2e";
    public const string Grid = "#e4e7eb";

    public static string Traffic(SimulationSettings of) =>
        $"{Words.Count(of.VisitorsPerHour)} visits an hour, {of.Days} days" + (of.Seeds > 1 ? $", {of.Seeds} runs" : "");

    /// <summary>The results in words.</summary>
    public static string Describe(SimulationResult result) =>
        $"With {Words.Count(result.Parameters.Numbers)} numbers, calls given to the visit that caused them: "
        + string.Join(", ", result.Policies.Select(policy => $"{policy.Name} {Words.Percent(policy.Session)}"))
        + $"; possible at all {Words.Percent(result.Oracle.Session)}.";
}
