using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What the sites' owners have looked for in calls, and the reading of transcripts by it.</summary>
public sealed class MarkerService(ConversationSettingsStore store, TranscriptStore transcripts, AuditTrail trail, TimeProvider clock)
{
    private const int AtATime = 100;

    /// <summary>Times of a round: a hundred thousand transcripts are read anew in some minutes, and other writes come in between.</summary>
    private const int Times = 20;

    public Task<ConversationSettings> FindAsync(string site, CancellationToken cancellation) => store.FindAsync(site, cancellation);

    /// <summary>What reads a site's transcripts now, and the version that its findings are of.</summary>
    public async Task<(TalkReader Reader, int Version)> ReaderAsync(string site, CancellationToken cancellation)
    {
        var settings = await store.FindAsync(site, cancellation);
        return (new TalkReader(settings.Markers), settings.Version);
    }

    /// <summary>Sets a site's markers; null brings the usual ones back. What is known already is read anew within the next minutes. False: there is no such site.</summary>
    public async Task<bool> PutAsync(string site, TalkMarkers? markers, Actor by, CancellationToken cancellation)
    {
        var known = await store.FindAsync(site, cancellation);
        var entry = trail.Changed(by, site, "conversations", site, "markers", MarkersItem.Of(known.Markers, known.IsOwn), MarkersItem.Of(markers ?? TalkMarkers.Default, markers is not null));
        return entry is null || await store.PutMarkersAsync(site, markers, clock.GetUtcNow().ToUnixTimeMilliseconds(), entry, cancellation);
    }

    /// <summary>Reads some of the transcripts anew that were read by older markers; returns how many.</summary>
    public async Task<int> RereadAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var (site, version) in await store.OutdatedAsync(cancellation))
        {
            var (reader, now) = await ReaderAsync(site, cancellation);
            var calls = await transcripts.OutdatedAsync(site, version, AtATime, cancellation);
            for (var time = 1; calls.Count > 0; time++)
            {
                foreach (var call in calls)
                {
                    if (await transcripts.FindAsync(site, call, cancellation) is { } transcript)
                        await transcripts.SetFactsAsync(site, call, reader.Read(transcript.Segments), now, cancellation);
                }

                count += calls.Count;
                calls = time < Times && calls.Count == AtATime ? await transcripts.OutdatedAsync(site, version, AtATime, cancellation) : [];
            }
        }

        return count;
    }
}
