using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>Lets the generated site's conversations of the last weeks be drawn as the server draws them, and scores them.</summary>
internal sealed class ScoreGenerator(Database database, GeneratorSettings settings, string site, IReadOnlyList<StaffMember> staff)
{
    /// <summary>Two quarters, to compare them.</summary>
    private const int MostWeeks = 26;

    private const long DayMs = 24 * 3600_000L;

    private static readonly Actor Scorer = new("person", "generated", "Отдел качества");

    private readonly Random chance = new(settings.Chance + 1);
    private readonly Dictionary<string, double> skills = staff.ToDictionary(member => member.Name, member => member.Skill, StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var ids = new SeededIds(chance);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
        var last = IsoWeek.Of(settings.Until - 1, zone).Previous;
        var first = last;
        for (var weeks = 1; weeks < MostWeeks && first.Previous.Start(zone) >= settings.From; weeks++)
            first = first.Previous;
        if (last.Start(zone) < settings.From)
            return;

        var checklist = new Checklist(ids.At(first.Start(zone)), site, DefaultChecklist.Name("ru"), 1, DefaultChecklist.Items("ru"), first.Start(zone), Scorer, null);
        await new ChecklistStore(database).AddAsync(checklist, cancellation: cancellation);
        var (samples, scores) = (new SampleStore(database), new ScoreStore(database));
        for (var week = first; week <= last; week = week.Next)
        {
            var drawnAt = week.Next.Start(zone) + (2 * 3600_000L);
            await samples.DrawAsync(site, week, week.Start(zone), week.Next.Start(zone), SampleSettings.Default, Actor.Server, drawnAt, cancellation: cancellation);
            foreach (var call in await samples.CallsAsync(site, week, cancellation))
            {
                // Of the last week not all are scored yet.
                if (chance.Next(100) < (week == last ? 55 : 95))
                    await scores.AddAsync(Score(checklist, call, ids.At(drawnAt), Math.Min(drawnAt + (long)(chance.NextDouble() * 4 * DayMs), settings.Until - 1)), cancellation: cancellation);
            }
        }
    }

    private CallScore Score(Checklist checklist, SampledCall call, string id, long at)
    {
        var values = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var item in checklist.Items)
            values[item.Key] = item.Key == "objection" && chance.Next(4) == 0 ? null : Value(item, skills.GetValueOrDefault(call.Operator, 1));
        return new CallScore
        {
            Id = id,
            Site = site,
            Call = call.Call,
            Checklist = checklist.Id,
            Version = checklist.Version,
            Author = Scorer,
            IsFinal = true,
            Values = values,
            Sum = ScoreSum.Of(checklist.Items, values),
            Revision = 1,
            ScoredAt = at,
            ChangedBy = Scorer,
            ChangedAt = at,
            Operator = call.Operator,
            Week = call.Week,
        };
    }

    /// <summary>Skill shows; nearly the whole team forgets the next step, and hardly anybody their name.</summary>
    private int Value(ChecklistItem item, double skill)
    {
        var likely = item.Key switch
        {
            "introduction" or "manner" => 0.86,
            "next-step" => 0.16,
            _ => 0.5,
        } * (0.4 + (0.6 * skill));
        return chance.NextDouble() < likely ? item.Top : item.Top == 2 && chance.Next(3) > 0 ? 1 : 0;
    }
}
