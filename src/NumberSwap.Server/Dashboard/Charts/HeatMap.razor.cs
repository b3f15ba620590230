using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>Counts by weekday and hour: the more, the stronger the colour; where there is room the numbers stand in the fields.</summary>
public sealed partial class HeatMap : Chart
{
    /// <summary>Height of a day in px.</summary>
    private const int Row = 26;

    private const int Strongest = 5;

    /// <summary>The count of a weekday (0: Monday, 6: Sunday) and an hour (0 to 23).</summary>
    [Parameter, EditorRequired]
    public Func<int, int, long> Value { get; set; } = static (_, _) => 0;

    private static string CellWidth => Plot.Text(100 / 24.0) + "%";

    private (int Day, int Hour) Busiest { get; set; }

    private long Most => Value(Busiest.Day, Busiest.Hour);

    /// <summary>The colours and which counts they stand for; a colour without counts is left out.</summary>
    private IEnumerable<(int Level, long From, long To)> Levels =>
        Enumerable.Range(0, Strongest + 1)
            .Select(level => (Level: level, From: level == 0 ? 0 : ((level - 1) * Most / Strongest) + 1, To: level * Most / Strongest))
            .Where(level => level.From <= level.To);

    protected override void OnParametersSet() =>
        Busiest = Enumerable.Range(0, 7 * 24).Select(field => (Day: field / 24, Hour: field % 24)).MaxBy(field => Value(field.Day, field.Hour));

    private int LevelOf(long count) => count <= 0 ? 0 : (int)(((count * Strongest) + Most - 1) / Most);

    private string ShortDay(int day) => T.Culture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7];

    private string LongDay(int day) => T.Culture.DateTimeFormat.DayNames[(day + 1) % 7];

    private string Named(int day, int hour) => $"{LongDay(day)}, {Clock(hour)}–{Clock(hour + 1)}";

    private static string Clock(int hour) => hour.ToString("00", CultureInfo.InvariantCulture) + ":00";

    private static string Percent(double hour) => Plot.Text(100 * hour / 24) + "%";
}
