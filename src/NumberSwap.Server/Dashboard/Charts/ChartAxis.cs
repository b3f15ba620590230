using System.Globalization;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>The places along a <see cref="LineChart"/>.</summary>
/// <param name="Name">What they are, over the table's first column: "Day".</param>
/// <param name="Labels">Each place's full name, for the table and what is shown under the pointer.</param>
/// <param name="Ticks">Those that are written below the chart.</param>
/// <param name="Every">The table, and what is shown under the pointer, have every n-th place.</param>
public sealed record ChartAxis(string Name, IReadOnlyList<string> Labels, IReadOnlyList<ChartTick> Ticks, int Every = 1)
{
    private const int MostTicks = 12, MostRows = 100;

    // Ticks stand at full multiples of these since midnight.
    private static readonly int[] TickMinutes = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

    /// <summary>Days, or weeks or months by their first day.</summary>
    public static ChartAxis Days(Words words, IReadOnlyList<DateOnly> days) =>
        Named(words["Day"], [.. days.Select(words.Date)], [.. days.Select(day => day.ToString("d MMM", words.Culture))]);

    /// <summary>The 24 hours of a day, <c>00:00</c> to <c>23:00</c>.</summary>
    public static ChartAxis Hours(Words words)
    {
        string[] hours = [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture) + ":00")];
        return new ChartAxis(words["Hour"], hours, [.. Enumerable.Range(0, 12).Select(i => new ChartTick(2 * i, hours[2 * i], i % 3 != 0))]);
    }

    /// <summary>Anything with names: every one in the table, as many below the chart as there is room for.</summary>
    /// <param name="shorter">The names as they are written below the chart; the same when left out.</param>
    public static ChartAxis Named(string name, IReadOnlyList<string> labels, IReadOnlyList<string>? shorter = null)
    {
        var step = Math.Max(1, (labels.Count + MostTicks - 1) / MostTicks);
        var ticks = Enumerable.Range(0, (labels.Count + step - 1) / step)
            .Select(i => new ChartTick(i * step, (shorter ?? labels)[i * step], labels.Count > MostTicks / 2 && i % 3 != 0));
        return new ChartAxis(name, labels, [.. ticks]);
    }

    /// <summary>Even steps of time, in the site's time zone.</summary>
    /// <param name="from">Unix time in ms of the first.</param>
    /// <param name="stepSeconds">From one to the next, at least 1.</param>
    public static ChartAxis Times(Words words, long from, int stepSeconds, int count)
    {
        string[] labels = [.. Enumerable.Range(0, count).Select(i => words.Time(from + (1000L * stepSeconds * i)))];
        var minutes = Math.Max(1, (long)stepSeconds * count / 60);
        var between = TickMinutes.FirstOrDefault(step => minutes / step <= MostTicks, TickMinutes[^1]);
        var ticks = new List<ChartTick>();
        for (var (i, last) = (0, -1L); i < count; i++)
        {
            var local = words.Local(from + (1000L * stepSeconds * i));
            var slot = (long)local.TimeOfDay.TotalMinutes / between;
            var starts = local.TimeOfDay.TotalSeconds % (60 * between) < stepSeconds;
            if (starts && slot != last)
                ticks.Add(new ChartTick(i, labels[i], slot % 3 != 0));
            last = slot;
        }

        return new ChartAxis(words["Time"], labels, ticks, Math.Max(1, (count + MostRows - 1) / MostRows));
    }

    /// <summary>The places that the table has a row for.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(0, (Labels.Count + Every - 1) / Every).Select(row => row * Every);
}
