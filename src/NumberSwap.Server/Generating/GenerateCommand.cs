using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Planning;
using NumberSwap.Sql;

namespace NumberSwap.Server.Generating;

/// <summary><c>generate</c>: fills the data directory with a made-up site, to try things out and to measure them.</summary>
internal static class GenerateCommand
{
    private static readonly Option<string> Site = new("--site") { Description = "Name of the new site.", HelpName = "name", Required = true };
    private static readonly Option<int> Calls = NumberOption.Whole("--calls", 2_000, "Calls; at most as many as visits.");
    private static readonly Option<int> Sessions = NumberOption.Whole("--sessions", 20_000, "Visits.");
    private static readonly Option<int> Days = NumberOption.Whole("--days", 60, "Days over which they spread.");
    private static readonly Option<int?> Deals = NumberOption.Maybe("--deals", "Deals, at most as many as calls, with ad costs; left out: none, or one of five calls with --full.");
    private static readonly Option<int?> Transcripts = NumberOption.Maybe("--transcripts", "Of a hundred answered calls so many have a transcript; left out: none, or 10 with --full.");
    private static readonly Option<bool> Full = new("--full") { Description = "Everything that the reports are made of, in proportion: deals, ad costs, marks, leads, call-backs, transcripts, scores, goals." };
    private static readonly Option<int> Seed = NumberOption.Whole("--seed", 1, "The same seed, with the same --site and --until, gives the same visits and calls.");
    private static readonly Option<string> Until = new("--until") { Description = "The day, UTC, before which they end, such as 2026-11-22; left out: now.", HelpName = "day" };

    public static Command Make()
    {
        var command = new Command(
            "generate",
            "Makes up a site with visits and calls and writes it into the data directory (NumberSwap:DataDirectory), whose server may run or not.")
        {
            Site, Calls, Sessions, Days, Deals, Transcripts, Full, Seed, Until,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken cancellation)
    {
        var until = DateTimeOffset.UtcNow;
        if (given.GetValue(Until) is { } day
            && !DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out until))
        {
            return await Commands.RefuseAsync("--until has to be a day such as 2026-11-22.");
        }

        var (site, sessions, calls, days, seed) = (given.GetValue(Site)!, given.GetValue(Sessions), given.GetValue(Calls), given.GetValue(Days), given.GetValue(Seed));
        var settings = given.GetValue(Full)
            ? GeneratorSettings.Full(site, sessions, calls, days, seed, until.ToUnixTimeMilliseconds())
            : new GeneratorSettings(site, sessions, calls, days, seed, until.ToUnixTimeMilliseconds());
        if (given.GetValue(Deals) is { } deals)
            settings = settings with { Deals = deals, Costs = settings.Costs || deals > 0 };
        if (given.GetValue(Transcripts) is { } percent)
            settings = settings with { TranscriptPercent = percent };
        try
        {
            return await RunAsync(settings, cancellation);
        }
        catch (WrongSettingException wrong)
        {
            return await Commands.RefuseAsync(wrong.Message);
        }
        catch (DatabaseUnavailableException)
        {
            return await Commands.RefuseAsync("The database cannot be written: another program keeps it locked, or the disk is full. The site was not made. Stop the server that uses this data directory and try again.");
        }
        catch (OperationCanceledException)
        {
            return await Commands.RefuseAsync("Broken off; the site was not made.");
        }
    }

    private static async Task<int> RunAsync(GeneratorSettings settings, CancellationToken cancellation)
    {
        var server = Settings.Read(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).AddEnvironmentVariables().Build());
        if (server.SqlServer is not null)
            return await Commands.RefuseAsync("generate writes into SQLite only: leave ConnectionStrings:SqlServer out.");

        var started = Stopwatch.GetTimestamp();
        var file = Path.Combine(server.DataDirectory, "numberswap.db");
        await using var database = Database.Sqlite(file);
        var generator = new SiteGenerator(database);
        if (await generator.ProblemAsync(settings, cancellation) is { } problem)
            return await Commands.RefuseAsync(problem);
        var made = await SimulationProgress.ShowAsync("generating", progress => generator.RunAsync(settings, progress, cancellation));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Site '{settings.Site}' ({made.Site.Id}): {settings.Sessions:N0} visits, {settings.Calls:N0} calls, {settings.Deals:N0} deals, {made.Pools.Sum(pool => pool.Numbers.Count):N0} numbers, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {file}"));
        return 0;
    }
}
