using System.Globalization;

namespace NumberSwap.Core.Checklists;

/// <summary>A week of ISO 8601: it begins on a Monday, and belongs to the year that has its Thursday.</summary>
public readonly record struct IsoWeek : IComparable<IsoWeek>
{
    private IsoWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(6);

    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>1 to 53.</summary>
    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    public IsoWeek Next => new(Monday.AddDays(7));

    public IsoWeek Previous => new(Monday.AddDays(-7));

    /// <summary>The week of a day.</summary>
    public static IsoWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>The week in which a moment lies, by a zone's clock.</summary>
    /// <param name="unixMs">Unix time in ms.</param>
    public static IsoWeek Of(long unixMs, TimeZoneInfo zone) =>
        Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), zone).DateTime));

    /// <summary>Reads <c>2026-W47</c> of the years 2000 to 2200; null for anything else.</summary>
    public static IsoWeek? Read(string? text)
    {
        if (text is not { Length: 8 } || text[4] != '-' || text[5] != 'W'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2200
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        return new IsoWeek(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
    }

    /// <summary>Its first moment by a zone's clock, Unix time in ms. Where the clock is put forward over midnight, the first moment after that.</summary>
    public long Start(TimeZoneInfo zone)
    {
        var local = Monday.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // Midnight that comes twice is the first of the two.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    public static bool operator <(IsoWeek one, IsoWeek other) => one.Monday < other.Monday;

    public static bool operator >(IsoWeek one, IsoWeek other) => one.Monday > other.Monday;

    public static bool operator <=(IsoWeek one, IsoWeek other) => one.Monday <= other.Monday;

    public static bool operator >=(IsoWeek one, IsoWeek other) => one.Monday >= other.Monday;

    public int CompareTo(IsoWeek other) => Monday.CompareTo(other.Monday);

    /// <summary><c>2026-W47</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}
