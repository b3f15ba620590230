namespace NumberSwap.Server.Generating;

/// <summary>Who answers the generated site's phone, and when nobody does.</summary>
internal sealed class Staff
{
    private const long DayMs = 24 * 3600_000L;
    private const int Fewest = 6;
    private const int Most = 14;

    /// <summary>Calls of a day for which there is one more of them.</summary>
    private const double CallsOfOne = 25;

    private static readonly string[] Names =
    [
        "Анна Кузнецова", "Сергей Ильин", "Ольга Ким", "Руслан Ахметов", "John Smith", "Мария О’Нил", "Дмитрий Волков",
        "Екатерина Лебедева", "Тимур Гарипов", "Наталья Соловьёва", "Павел Егоров", "Ирина Белова", "Артём Морозов", "Светлана Цой",
    ];

    // First hour, hour of the end, weekdays (-1) or one of the two pairs of days.
    private static readonly (int First, int Last, int Rhythm)[] Shifts =
        [(9, 18, -1), (10, 22, 0), (10, 22, 1), (8, 20, 1), (8, 20, 0), (11, 20, -1), (9, 18, -1)];

    // How many calls are answered: fewer while people eat, and in the evening when few are left.
    private static readonly double[] Answered =
        [0.3, 0.25, 0.25, 0.25, 0.25, 0.3, 0.35, 0.45, 0.8, 0.9, 0.92, 0.92, 0.82, 0.72, 0.84, 0.92, 0.91, 0.89, 0.8, 0.74, 0.66, 0.58, 0.42, 0.35];

    private readonly List<StaffMember> members = [];

    public Staff(GeneratorSettings settings, Random chance)
    {
        var count = Math.Clamp((int)(settings.Calls / (double)settings.Days / CallsOfOne) + Fewest, Fewest, Most);
        for (var i = 0; i < count; i++)
        {
            var (first, last, rhythm) = Shifts[i % Shifts.Length];
            var (from, until) = (0L, long.MaxValue);
            // The fourth of them leaves within the time, the last and, in a large team, one more joins; in a few days nobody does.
            if (settings.Days >= 20 && i == 3)
                until = settings.From + (long)(settings.Days * DayMs * (0.55 + (0.25 * chance.NextDouble())));
            else if (settings.Days >= 20 && (i == count - 1 || (count > 9 && i == 8)))
                from = settings.From + (long)(settings.Days * DayMs * (0.2 + (0.3 * chance.NextDouble())));
            members.Add(new StaffMember(Names[i], first, last, rhythm, 0.75 + (0.5 * chance.NextDouble()), 0.75 + (0.6 * chance.NextDouble()), from, until));
        }
    }

    public IReadOnlyList<StaffMember> Members => members;

    /// <summary>Who answers a call; null: nobody, it is missed.</summary>
    public StaffMember? Answer(long at, Random chance)
    {
        var local = SiteBlueprint.Local(at);
        if (chance.NextDouble() >= Answered[local.Hour])
            return null;
        var on = members.Where(member => member.IsOn(at, local)).ToList();
        return on.Count > 0 ? on[chance.Next(on.Count)] : OnDuty(at);
    }

    /// <summary>Who answers at home when nobody is at work.</summary>
    public StaffMember OnDuty(long at)
    {
        var employed = members.Where(member => at >= member.From && at < member.Until).ToList();
        return employed[(int)(at / DayMs % employed.Count)];
    }
}
