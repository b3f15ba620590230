using NumberSwap.Core.Planning;
using Spectre.Console;

namespace NumberSwap.Server.Planning;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    public static void Print(PlanRequest request, PoolPlan plan)
    {
        var console = Tables.Console();
        Console.WriteLine($"{Words.Count(request.VisitorsPerHour)} new visits an hour, each holding a number for {Words.Count(request.VisitMinutes)} + {Words.Count(request.HoldMinutes)} minutes: a load of {Words.Count(plan.Erlangs)} erlangs.");
        Console.WriteLine();
        var table = Tables.Make("", "numbers", "visits that find all taken", "calls with one undisputed visitor");
        Add("a fifth fewer", plan.Fewer);
        Add("planned", new PoolSize(plan.Numbers, plan.Overflow, plan.Undisputed));
        Add("a fifth more", plan.More);
        console.Write(table);
        Console.WriteLine($"Rent {Words.Count(plan.Numbers)} numbers: even in your busiest hour {Words.Percent(1 - plan.Overflow)} of the visitors then see a number of their own, and {Words.Percent(plan.Undisputed)} of the calls have a single visitor who can have made them.");

        void Add(string name, PoolSize size) =>
            table.AddRow(name, Words.Count(size.Numbers), Words.Percent(size.Overflow), Words.Percent(size.Undisputed));
    }
}
