using NumberSwap.Core.Leasing;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leases;

/// <summary>Keeps what visitors do with a number: evidence for the call that may follow.</summary>
public sealed class EventService(ILeasePool pool, Catalog catalog, TimeProvider clock, ILogger<EventService> log)
{
    private readonly LogOnce unavailable = new(clock, TimeSpan.FromSeconds(10));

    public async ValueTask<IResult> NoteAsync(SiteCatalog site, EventRequest request)
    {
        if (!Ids.IsWellFormed(request.Session))
            return Problem.Invalid("session", "It has to be the session's id.");
        NoteKind? kind = request.Type switch
        {
            "tel-click" => NoteKind.TelClick,
            "copy" => NoteKind.Copy,
            "leave" => NoteKind.Leave,
            _ => null,
        };
        if (kind is null)
            return Problem.Invalid("type", "It has to be tel-click, copy or leave.");
        string? number = null;
        if (request.Number is not null && !E164.TryRead(request.Number, site.Site.Country, out number, out var why))
            return Problem.Invalid("number", why);

        var route = number is null ? null : catalog.RouteOf(number);
        var note = route?.Site.Site.Id == site.Site.Id
            ? new SessionNote(site.Site.Id, request.Session!, kind.Value, route.Pool?.Id, number)
            : new SessionNote(site.Site.Id, request.Session!, kind.Value, null, null);
        try
        {
            await pool.NoteAsync(note).WaitAsync(TimeSpan.FromSeconds(1), clock);
        }
        catch (Exception failed)
        {
            // Evidence is welcome, not needed: a page that is being left cannot do anything about it.
            if (unavailable.IsDue())
                log.LogWarning(failed, "What visitors do on pages cannot be kept now. See /health/ready");
        }

        return TypedResults.NoContent();
    }
}
