using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Checklists and how samples are drawn: made, changed, put away, with what the log says of it.</summary>
public sealed class ChecklistService(ChecklistStore store, SampleStore samples, PersonStore people, AuditTrail trail, TimeProvider clock)
{
    private const string Kind = "checklist";

    /// <summary>Most checklists of a site, archived ones included.</summary>
    public const int MostOfSite = 100;

    public async Task<(Checklist? Checklist, ProblemHttpResult? Problem)> AddAsync(string site, ChecklistRequest request, Actor by, CancellationToken cancellation)
    {
        var (name, items, problem) = ChecklistReader.Read(request);
        if (name is null)
            return (null, problem);
        if ((await store.ListAsync(site, cancellation)).Count >= MostOfSite)
            return (null, Problem.Invalid("name", $"A site may have {MostOfSite} checklists. Change one of them instead."));
        var added = new Checklist(RandomId.New(), site, name, 1, items, Now(), by, null);
        await store.AddAsync(added, trail.Added(by, site, Kind, added.Id, name, Told(added)), cancellation);
        return (added, null);
    }

    /// <summary>Makes the next version, unless nothing would change. Scores keep the version that they were given for.</summary>
    public async Task<(Checklist? Checklist, ProblemHttpResult? Problem)> ChangeAsync(Checklist known, ChecklistRequest request, Actor by, CancellationToken cancellation)
    {
        var (name, items, problem) = ChecklistReader.Read(request);
        if (name is null)
            return (null, problem);
        if (request.Version is { } looked && looked != known.Version)
            return (null, Overtaken());
        var next = known with { Name = name, Items = items, Version = known.Version + 1, MadeAt = Now(), By = by };
        if (trail.Changed(by, known.Site, Kind, known.Id, name, Told(known), Told(next)) is not { } audit)
            return (known, null);
        return await store.AddVersionAsync(next, audit, cancellation) ? (next, null) : (null, Overtaken());
    }

    /// <summary>Puts a checklist away, or takes it into use again; null when there is none.</summary>
    public async Task<Checklist?> ArchiveAsync(string site, string id, bool archived, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, id, cancellation: cancellation) is not { } known)
            return null;
        long? at = archived ? Now() : null;
        await store.ArchiveAsync(site, id, at, trail.Did(by, site, archived ? "checklist.archived" : "checklist.restored", id, known.Name, null, null), cancellation);
        return known with { ArchivedAt = archived ? known.ArchivedAt ?? at : null };
    }

    /// <summary>Changes how samples are drawn, from the next week on: of a week whose calls are known nobody chooses the rule that suits them.</summary>
    public async Task<(SampleSettings? Settings, ProblemHttpResult? Problem)> SetAsync(Site site, SampleSettingsRequest request, Actor by, CancellationToken cancellation)
    {
        var known = await samples.SettingsAsync(site.Id, week: null, cancellation);
        var (settings, problem) = ChecklistReader.Read(request, known);
        if (settings is not null && trail.Changed(by, site.Id, "sample", site.Id, "", known, settings) is { } audit)
            await samples.PutSettingsAsync(site.Id, settings, IsoWeek.Of(Now(), ReportService.ZoneOf(site)).Next, audit, cancellation);
        return (settings, problem);
    }

    /// <summary>Says which person an operator is; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> LinkAsync(string site, OperatorLink link, Actor by, CancellationToken cancellation)
    {
        if (link.Operator is not { Length: > 0 and <= InputText.MaxName } name || InputText.HasLoneSurrogate(name))
            return Problem.Invalid("operator", $"Name the operator as calls do, {InputText.MaxName} characters at most.");
        var person = string.IsNullOrEmpty(link.Person) ? null : await people.FindAsync(link.Person, cancellation);
        if (!string.IsNullOrEmpty(link.Person) && person?.RoleAt(site) is null)
            return Problem.Invalid("person", "Nobody with a role at this site has this id.");
        var known = (await samples.PeopleAsync(site, cancellation)).GetValueOrDefault(name);
        if (known == person?.Id)
            return null;
        await samples.LinkAsync(site, name, person?.Id, trail.Did(by, site, "sample.operatorLinked", null, name, new { person = known }, new { person = person?.Id, name = person?.Name }), cancellation);
        return null;
    }

    /// <summary>Who may see the site, by name: those that an operator can be.</summary>
    public async Task<IReadOnlyList<Person>> PeopleAsync(string site, CancellationToken cancellation) =>
        [.. (await people.ListAsync(cancellation)).Where(person => person.RoleAt(site) is not null).OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];

    private static object Told(Checklist list) => new { list.Name, list.Items };

    private static ProblemHttpResult Overtaken() => Problem.Conflict("Somebody else changed this checklist meanwhile. Look at it again, then decide.", "version");

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
