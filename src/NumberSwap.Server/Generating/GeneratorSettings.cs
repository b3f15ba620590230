using System.Globalization;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Generating;

/// <summary>What <c>generate</c> is to make.</summary>
/// <param name="Site">Name of the site.</param>
/// <param name="Sessions">Visits, 1 to 20,000,000.</param>
/// <param name="Calls">Calls, 0 to as many as there are visits.</param>
/// <param name="Days">Days over which they spread, 1 to 1,100: three years with a leap day, and retention's first choice for calls.</param>
/// <param name="Seed">The same seed gives a site of that name the same visits and calls, 0 to 1,000,000,000.</param>
/// <param name="Until">End of the last day, Unix time in ms.</param>
internal sealed record GeneratorSettings(string Site, int Sessions, int Calls, int Days, int Seed, long Until)
{
    public const int MostSessions = 20_000_000;
    public const int MostDays = 1100;
    public const int MostSeed = 1_000_000_000;

    /// <summary>Calls of which one leads to a deal, where nothing else is said.</summary>
    private const int CallsOfDeal = 5;

    private const int UsualTranscripts = 10;

    private const double UsualLeads = 0.3;

    private const long DayMs = 24 * 3600_000L;

    /// <summary>Deals, 0 to as many as there are calls.</summary>
    public int Deals { get; init; }

    /// <summary>Whether there are ad costs.</summary>
    public bool Costs { get; init; }

    /// <summary>Whether operators write down what calls were about.</summary>
    public bool Marks { get; init; }

    /// <summary>Of a hundred answered calls so many have a transcript, 0 to 100.</summary>
    public int TranscriptPercent { get; init; }

    /// <summary>Leads of a call: who leaves a phone on the site.</summary>
    public double LeadsOfCall { get; init; }

    /// <summary>Whether who was missed is called back.</summary>
    public bool Callbacks { get; init; }

    /// <summary>Whether the team has goals, and its conversations are scored.</summary>
    public bool Teamwork { get; init; }

    /// <summary>The public site key; null: a random one.</summary>
    public string? Key { get; init; }

    public long From => Until - (Days * DayMs);

    /// <summary>A site with everything that reports are made of, in proportion.</summary>
    public static GeneratorSettings Full(string site, int sessions, int calls, int days, int seed, long until) => new(site, sessions, calls, days, seed, until)
    {
        Deals = calls / CallsOfDeal,
        Costs = true,
        Marks = true,
        TranscriptPercent = UsualTranscripts,
        LeadsOfCall = UsualLeads,
        Callbacks = true,
        Teamwork = true,
    };

    /// <summary>What chance goes by: the seed and the name, so that two sites do not have the same ids.</summary>
    public int Chance
    {
        get
        {
            var hash = (uint)Seed;
            foreach (var letter in Site)
                hash = (hash ^ letter) * 16_777_619;
            return (int)(hash & int.MaxValue);
        }
    }

    /// <summary>What is wrong with the settings, in one sentence; null when they can be met.</summary>
    public string? Problem()
    {
        if (InputText.NameProblem(Site) is not null)
            return $"--site has to be a name of 1 to {InputText.MaxName} characters without line breaks.";
        if (Sessions is < 1 or > MostSessions)
            return Wrong("--sessions", Sessions, 1, MostSessions);
        if (Calls < 0 || Calls > Sessions)
            return string.Create(CultureInfo.InvariantCulture, $"--calls cannot be {Calls}: it has to be from 0 to the number of visits, which is {Sessions}.");
        if (Deals < 0 || Deals > Calls)
            return string.Create(CultureInfo.InvariantCulture, $"--deals cannot be {Deals}: it has to be from 0 to the number of calls, which is {Calls}.");
        if (Days is < 1 or > MostDays)
            return Wrong("--days", Days, 1, MostDays);
        if (Seed is < 0 or > MostSeed)
            return Wrong("--seed", Seed, 0, MostSeed);
        if (TranscriptPercent is < 0 or > 100)
            return Wrong("--transcripts", TranscriptPercent, 0, 100);
        return From <= 0 ? "--until has to be a day of our time, such as 2026-11-22." : null;
    }

    private static string Wrong(string name, int value, int least, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} cannot be {value}: it has to be from {least} to {most:N0}.");
}
