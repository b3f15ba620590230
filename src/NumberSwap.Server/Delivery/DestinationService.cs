using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>Destinations: made, changed, paused, tried, with what the log says of it.</summary>
public sealed class DestinationService(
    DestinationStore store, DeliveryLogStore log, DestinationReader reader, DestinationKinds kinds, DestinationSecrets secrets, DeliverySender sender, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Destinations that a site may have.</summary>
    public const int Most = 50;

    private const string Kind = "destination";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<IReadOnlyList<DestinationItem>> ListAsync(string site, CancellationToken cancellation)
    {
        var known = await store.ListAsync(site, cancellation);
        var counts = await log.CountAsync([.. known.Select(destination => destination.Id)], cancellation);
        return [.. known.Select(destination => ItemOf(destination, counts[destination.Id]))];
    }

    public async Task<DestinationItem> ItemAsync(Destination destination, CancellationToken cancellation) =>
        ItemOf(destination, (await log.CountAsync([destination.Id], cancellation))[destination.Id]);

    public async Task<(NewDestination? Made, ProblemHttpResult? Problem)> AddAsync(string site, DestinationRequest request, Actor by, CancellationToken cancellation)
    {
        var blank = new Destination(RandomId.New(), site, "", "", "", "", [], DestinationState.Active, Reason: null, FailingSince: null, Failures: 0, Now);
        var (destination, secret, problem) = reader.Read(request, blank);
        if (destination is null)
            return (null, problem);
        if ((await store.ListAsync(site, cancellation)).Count >= Most)
            return (null, Problem.Conflict($"A site may have {Most} destinations. Delete one that is not needed.", "kind"));
        await store.AddAsync(destination, trail.Added(by, site, Kind, destination.Id, destination.Name, Told(destination)), cancellation);
        return (new NewDestination(ItemOf(destination, new DeliveryCounts(0, 0)), secret), null);
    }

    /// <summary>Changes what is given; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> ChangeAsync(Destination known, DestinationRequest request, Actor by, CancellationToken cancellation)
    {
        var (changed, _, problem) = reader.Read(request, known);
        if (changed is null)
            return problem;
        var audit = request.Secrets is null
            ? trail.Changed(by, known.Site, Kind, known.Id, changed.Name, Told(known), Told(changed))
            : trail.Did(by, known.Site, Kind + ".changed", known.Id, changed.Name, Told(known), new { changed.Name, changed.Settings, changed.Events, secrets = "…" });
        return await store.UpdateAsync(changed, audit, cancellation) ? null : Problem.NotFound("destination");
    }

    /// <summary>False when it is in that state already, or gone.</summary>
    public Task<bool> SetStateAsync(Destination known, DestinationState state, Actor by, CancellationToken cancellation)
    {
        var action = state switch { DestinationState.Active => ".resumed", DestinationState.Paused => ".paused", _ => ".off" };
        var audit = trail.Did(by, known.Site, Kind + action, known.Id, known.Name, new { known.State, known.Reason }, new { state });
        return store.SetStateAsync(known.Site, known.Id, state, state == DestinationState.Paused ? "byHand" : null, Now, audit, cancellation);
    }

    public Task<bool> DeleteAsync(Destination known, Actor by, CancellationToken cancellation) =>
        store.DeleteAsync(known.Site, known.Id, trail.Removed(by, known.Site, Kind, known.Id, known.Name, Told(known)), cancellation);

    /// <summary>Gives a destination that signs a new secret, beside which the old one counts for a while.</summary>
    public Task<(NewDestination? Changed, ProblemHttpResult? Problem)> RotateAsync(Destination known, Actor by, CancellationToken cancellation) =>
        ResignAsync(known, "secretRotated", (signing, shown) => signing.Rotate(shown, clock.GetUtcNow()), by, cancellation);

    /// <summary>Lets the old secret count no more.</summary>
    public Task<(NewDestination? Changed, ProblemHttpResult? Problem)> EndRotationAsync(Destination known, Actor by, CancellationToken cancellation) =>
        ResignAsync(known, "oldSecretEnded", (signing, shown) => (signing.EndRotation(shown), null), by, cancellation);

    /// <summary>Sends an event of a call that nobody made, or of a lead where it is told of no calls, now.</summary>
    public async Task<DestinationTest> TestAsync(Destination known, Site site, CancellationToken cancellation)
    {
        var (at, started) = (Now, clock.GetTimestamp());
        var result = (await sender.AttemptAsync(known, [new DeliveryJob(0, 1, SampleEvent.For(known, site, at))], cancellation))[0];
        var exchange = result.Exchange;
        return new DestinationTest(result.Outcome == DeliveryOutcome.Done, new AttemptItem(
            UnixTime.ToUtc(exchange?.At ?? at), exchange?.Milliseconds ?? (int)clock.GetElapsedTime(started).TotalMilliseconds, exchange?.Status, exchange?.Request, exchange?.Answer, result.Error));
    }

    /// <summary>Attempts a delivery again at once. False when it has arrived, is under way, or there is none.</summary>
    public Task<bool> RetryAsync(Destination known, long delivery, Actor by, CancellationToken cancellation) =>
        log.RetryAsync(known.Id, delivery, Now, trail.Did(by, known.Site, Kind + ".retried", known.Id, known.Name, null, new { delivery = delivery.ToString(System.Globalization.CultureInfo.InvariantCulture) }), cancellation);

    /// <summary>Attempts all that are parked again at once.</summary>
    public Task<bool> RetryParkedAsync(Destination known, Actor by, CancellationToken cancellation) =>
        log.RetryParkedAsync(known.Id, Now, trail.Did(by, known.Site, Kind + ".parkedRetried", known.Id, known.Name, null, null), cancellation);

    private async Task<(NewDestination?, ProblemHttpResult?)> ResignAsync(
        Destination known, string action, Func<ISigningDestination, string, (string Secrets, string? NewSecret)> change, Actor by, CancellationToken cancellation)
    {
        if (kinds.Find(known.Kind) is not ISigningDestination signing)
            return (null, Problem.Invalid("kind", "Destinations of this kind have no secret of ours."));
        if (secrets.Show(known.Secrets) is not { } shown)
            return (null, Problem.Invalid("secrets", "The secrets cannot be decrypted: the folder 'keys' of the data directory is not the one they were made with. Restore it, or make the destination anew."));
        var (changed, secret) = change(signing, shown);
        var destination = known with { Secrets = secrets.Hide(changed) };
        return await store.UpdateAsync(destination, trail.Did(by, known.Site, $"{Kind}.{action}", known.Id, known.Name, null, null), cancellation)
            ? (new NewDestination(await ItemAsync(destination, cancellation), secret), null)
            : (null, Problem.NotFound("destination"));
    }

    private DestinationItem ItemOf(Destination destination, DeliveryCounts counts) => DestinationItem.Of(
        destination, counts, kinds.Find(destination.Kind) is ISigningDestination signing && secrets.Show(destination.Secrets) is { } shown ? signing.OldSecretUntil(shown, clock.GetUtcNow()) : null);

    /// <summary>What the audit log holds of a destination: no secrets.</summary>
    private static object Told(Destination destination) => new { destination.Kind, destination.Name, Settings = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(destination.Settings), destination.Events };
}
