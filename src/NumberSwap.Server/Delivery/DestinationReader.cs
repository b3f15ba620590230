using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery;

/// <summary>Checks what somebody entered of a destination.</summary>
public sealed class DestinationReader(DestinationKinds kinds, DestinationSecrets secrets)
{
    /// <summary>The destination with what is to be changed, and the secret that was made for it, or the problem to answer with.</summary>
    /// <param name="known">The destination as it is; one without a kind is new.</param>
    public (Destination? Destination, string? NewSecret, ProblemHttpResult? Problem) Read(DestinationRequest request, Destination known)
    {
        var isNew = known.Kind.Length == 0;
        if (request.Kind is not null && !isNew && request.Kind != known.Kind)
            return Wrong(Problem.Invalid("kind", "A destination's kind cannot be changed. Make another destination."));
        if (kinds.Find(isNew ? request.Kind : known.Kind) is not { } adapter)
            return Wrong(Problem.Invalid("kind", $"It has to be one of {string.Join(", ", kinds.All.Select(one => one.Kind))}."));
        if ((isNew || request.Name is not null) && InputText.NameProblem(request.Name) is { } problem)
            return Wrong(problem);
        if (!TryReadEvents(request.Events, isNew ? adapter.DefaultEvents : known.Events, out var events))
            return Wrong(Problem.Invalid("events", "Name at least one of call.ringing, call.completed, call.missed, call.attributed, call.reattributed, lead.created."));
        if (!events.All(adapter.Events.Contains))
            return Wrong(Problem.Invalid("events", "This kind of destination is told of calls only. Leave lead.created out."));

        var shown = isNew ? null : secrets.Show(known.Secrets);
        if (!isNew && shown is null)
            return Wrong(Problem.Invalid("secrets", "The secrets cannot be decrypted: the folder 'keys' of the data directory is not the one they were made with. Restore it, or make the destination anew."));
        var reading = adapter.Read(request.Settings, request.Secrets, shown is null ? null : new KnownSettings(known.Settings, shown));
        return reading.Problem is not null
            ? Wrong(reading.Problem)
            : (known with
            {
                Kind = adapter.Kind,
                Name = request.Name?.Trim() ?? known.Name,
                Settings = reading.Settings,
                Secrets = secrets.Hide(reading.Secrets),
                Events = events,
            }, reading.NewSecret, null);
    }

    private static bool TryReadEvents(IReadOnlyList<string>? names, IReadOnlyList<EventType> known, out IReadOnlyList<EventType> events)
    {
        events = known;
        if (names is null)
            return true;
        var bits = 0;
        foreach (var name in names)
        {
            if (!EventTypes.TryRead(name, out var type))
                return false;
            bits |= EventTypes.ToBits([type]);
        }

        events = EventTypes.FromBits(bits);
        return events.Count > 0;
    }

    private static (Destination?, string?, ProblemHttpResult?) Wrong(ProblemHttpResult problem) => (null, null, problem);
}
