using System.Globalization;
using System.Text;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>
/// Values as curves in a field 1000 wide, which the page stretches to the room there is; the height is in px and is not stretched.
/// </summary>
/// <param name="count">Places along the field.</param>
/// <param name="top">The value at its upper edge.</param>
internal sealed class Plot(int count, double height, double top)
{
    public const int Width = 1000;

    /// <summary>Where a place is, as an attribute: <c>12.5%</c>.</summary>
    public string Percent(int place) => Text(100 * Share(place)) + "%";

    /// <summary>0 at the left edge, 1 at the right.</summary>
    public double Share(int place) => count < 2 ? 0.5 : place / (count - 1.0);

    public double Y(double value) => height - (height * Math.Clamp(value / top, 0, 1));

    /// <summary>A line through the values, broken where there are none.</summary>
    public string Line(Func<int, double?> values)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(values))
            Append(path, 'M', run, values);
        return path.ToString();
    }

    /// <summary>The space between two lines.</summary>
    public string Band(Func<int, double?> lower, Func<int, double?> upper)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(upper))
        {
            Append(path, 'M', run, upper);
            Append(path, 'L', run.Reverse(), lower);
            path.Append('Z');
        }

        return path.ToString();
    }

    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Append(StringBuilder path, char first, IEnumerable<int> places, Func<int, double?> values)
    {
        var (before, start) = (double.NaN, true);
        var held = -1;
        foreach (var place in places)
        {
            var value = values(place) ?? 0;

            // Of a level stretch the two ends are enough: a pool's quiet night is one step, not 480 minutes.
            if (!start && value.Equals(before))
            {
                held = place;
                continue;
            }

            if (held >= 0)
                Point(held, before, 'L');
            Point(place, value, start ? first : 'L');
            (before, start, held) = (value, false, -1);
        }

        if (held >= 0)
            Point(held, before, 'L');

        void Point(int place, double value, char command) => path.Append(command).Append(Text(Width * Share(place))).Append(' ').Append(Text(Y(value)));
    }

    private IEnumerable<int[]> Runs(Func<int, double?> values)
    {
        for (var from = 0; from < count; from++)
        {
            var to = from;
            while (to < count && values(to) is not null)
                to++;
            if (to > from)
                yield return [.. Enumerable.Range(from, to - from)];
            from = to;
        }
    }
}
