using System.Collections;
using System.Globalization;

namespace NumberSwap.Server.Generating;

/// <summary>The phones of who calls. Their range is assigned to nobody.</summary>
internal sealed class Callers
{
    private const int Range = 10_000_000;
    private const int Remembered = 20_000;
    private const int FewestRecent = 20;
    private const int RecentDays = 6;

    private readonly Random chance;
    private readonly List<int> all = new(Remembered);
    private readonly int[] recent;
    private readonly BitArray called = new(Range);
    private long calls;

    public Callers(GeneratorSettings settings, Random chance)
    {
        this.chance = chance;
        recent = new int[Math.Clamp(settings.Calls / settings.Days * RecentDays, FewestRecent, Remembered)];
    }

    /// <summary>
    /// A phone: one in five has called before, most of these in the last days, since they talk of one thing several times; one in fifty
    /// withholds it.
    /// </summary>
    public string? Next()
    {
        if (chance.Next(50) == 0)
            return null;
        var phone = calls > 0 && chance.Next(5) == 0
            ? chance.Next(10) < 6 ? recent[chance.Next((int)Math.Min(calls, recent.Length))] : all[chance.Next(all.Count)]
            : chance.Next(Range);
        return "+7943" + phone.ToString("0000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Notes that a phone calls; true when it has called before.</summary>
    public bool Note(string? caller)
    {
        if (caller is null)
            return false;
        var phone = int.Parse(caller.AsSpan(^7..), CultureInfo.InvariantCulture);
        recent[(int)(calls++ % recent.Length)] = phone;
        if (all.Count < Remembered)
            all.Add(phone);
        else
            all[chance.Next(Remembered)] = phone;
        var before = called[phone];
        called[phone] = true;
        return before;
    }
}
