using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up what the generated site's team wants to reach in the quarter that goes on at the end of all days, and reached before.</summary>
internal static class GoalMaker
{
    public static IEnumerable<Goal> Make(string site, IReadOnlyList<StaffMember> staff, GeneratorSettings settings)
    {
        var last = DateOnly.FromDateTime(SiteBlueprint.Local(settings.Until - 1));
        var from = new DateOnly(last.Year, ((last.Month - 1) / 3 * 3) + 1, 1);
        var (quarter, wonADay) = (from.AddMonths(3).AddDays(-1), Math.Max(0.1, settings.Deals * 0.4 / settings.Days));
        var employed = staff.Where(member => member.Until > settings.Until && member.From < settings.Until).ToList();
        var callsADay = settings.Calls / (double)settings.Days / employed.Count;
        yield return Of(1, null, GoalMeasure.Deals, Math.Ceiling(wonADay * 92 * 1.1), from);
        yield return Of(2, null, GoalMeasure.ConversionGrowth, 0.5, from);
        yield return Of(3, null, GoalMeasure.Deals, Math.Ceiling(wonADay * 90), from.AddMonths(-3));
        for (var i = 0; i < Math.Min(3, employed.Count); i++)
            yield return Of(4 + i, employed[i].Name, i == 0 ? GoalMeasure.SubstantialPerDay : GoalMeasure.ConversationsPerDay, Math.Max(1, Math.Round(callsADay * (i == 0 ? 0.3 : 0.9))), from);

        Goal Of(int place, string? who, GoalMeasure measure, double target, DateOnly first) =>
            new($"{site}-{place}", site, who, measure, target, first, first == from ? quarter : from.AddDays(-1), SiteBlueprint.UnixMs(first));
    }
}
