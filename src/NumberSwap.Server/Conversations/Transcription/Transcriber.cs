using System.Globalization;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Conversations.Transcripts;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>Has recordings transcribed, each until it is done or given up: at least once, since a killed server cannot say that it has sent one.</summary>
public sealed class Transcriber(
    TranscriptionStore store, ConversationSettingsStore settings, Adapters adapters, TranscriptionClient client, RecordingService recordings, RecordingFiles files, RecordingLinks links,
    TranscriptService transcripts, CallStore calls, Catalog catalog, TimeProvider clock, ILogger<Transcriber> log)
{
    private const int AtATime = 2;
    private const int MostAttempts = 10;
    private const int MissingAtATime = 50;

    /// <summary>How far back calls are looked for that have a recording and no transcript.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(3);

    // A platform that trickles would else keep everybody's recordings waiting.
    private static readonly TimeSpan FetchPatience = TimeSpan.FromMinutes(5);

    // Longer than a fetch and the client's ten minutes together: another node would send it again.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Notes the recordings of the last days that are still to be transcribed.</summary>
    public async Task FindMissingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var site in await settings.WithAdapterAsync(cancellation))
        {
            var since = Math.Max((now - Back).ToUnixTimeMilliseconds(), KeptSince(site));
            await store.AddMissingAsync(site, since, now.ToUnixTimeMilliseconds(), MissingAtATime, cancellation);
        }
    }

    /// <summary>Transcribes a few of those that are due; returns how many were looked at.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var claimed = await store.ClaimAsync(now.ToUnixTimeMilliseconds(), (now + Claim).ToUnixTimeMilliseconds(), AtATime, cancellation);
        await Task.WhenAll(claimed.Select(job => TryAsync(job, cancellation)));
        return claimed.Count;
    }

    private async Task TryAsync(TranscriptionJob job, CancellationToken cancellation)
    {
        try
        {
            if (await calls.FindAsync(job.Site, job.Call, cancellation) is { } call)
                await TranscribeAsync(job, call, cancellation);
            else
                await store.DoneAsync(job, cancellation);
        }
        catch (TranscriptionException failure)
        {
            if (log.IsEnabled(LogLevel.Debug))
                log.LogDebug("A recording of site {Site} was not transcribed: {Fault}", job.Site, failure.Message);
            await FailedAsync(job, failure, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // It counts as an attempt: what nobody foresaw is not sent, and paid for, forever.
            log.LogWarning(failure, "A recording of site {Site} was not transcribed", job.Site);
            await FailedAsync(job, new TranscriptionException("Something went wrong on this server; its log says what.", isFinal: false), cancellation);
        }
    }

    private Task FailedAsync(TranscriptionJob job, TranscriptionException failure, CancellationToken cancellation)
    {
        var isOver = failure.IsFinal || job.Attempts + 1 >= MostAttempts;
        return store.FailedAsync(job, failure.Message, isOver ? null : (clock.GetUtcNow() + PauseOf(job, failure)).ToUnixTimeMilliseconds(), cancellation);
    }

    private async Task TranscribeAsync(TranscriptionJob job, CallRecord call, CancellationToken cancellation)
    {
        var adapter = await adapters.FindAsync(job.Site, cancellation)
            ?? throw new TranscriptionException("Transcription is switched off, or its settings cannot be read. Enter them again, then try again.", isFinal: true);
        if (call.StartedAt < KeptSince(job.Site))
            throw new TranscriptionException("Conversations of this age are not kept any more.", isFinal: true);

        // With a spent budget nothing is fetched either; it is spent on what is sent.
        var today = Adapters.DayOf(clock.GetUtcNow());
        if (await store.SentAsync(job.Site, today, cancellation) >= adapter.PerDay)
        {
            await PutOffAsync(job, cancellation);
            return;
        }

        var limit = adapter.MaxMegabytes * 1024L * 1024;
        var (path, type, isOwn) = await FetchAsync(call, limit, cancellation);
        try
        {
            await using var recording = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);
            if (recording.Length > limit)
                throw TooLarge(adapter.MaxMegabytes);
            if (!await store.SpendAsync(job.Site, today, adapter.PerDay, cancellation))
            {
                await PutOffAsync(job, cancellation);
                return;
            }

            var (language, segments) = await client.SendAsync(adapter, recording, type, cancellation);
            if (segments.Count > 0)
                await transcripts.PutAsync(call, Transcript.Transcribed, language, segments, Actor.Server, cancellation);
            else
                await store.DoneAsync(job, cancellation);
        }
        finally
        {
            if (!isOwn)
                File.Delete(path);
        }
    }

    private Task PutOffAsync(TranscriptionJob job, CancellationToken cancellation) =>
        store.PutOffAsync(job, new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero).ToUnixTimeMilliseconds(), cancellation);

    /// <summary>Calls begun before this are too old for the site to keep what was said in them (Unix ms).</summary>
    private long KeptSince(string site) =>
        catalog.ById(site)?.Site.Settings.RecordingDays is { } days ? clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds() : 0;

    private async Task<(string Path, string Type, bool IsOwn)> FetchAsync(CallRecord call, long limit, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(FetchPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await FileAsync(call, limit, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TranscriptionException("The recording was not there within five minutes.", isFinal: false);
        }
    }

    /// <summary>The recording as a file: its own, or a copy of one that lies elsewhere, to be deleted afterwards.</summary>
    private async Task<(string Path, string Type, bool IsOwn)> FileAsync(CallRecord call, long limit, CancellationToken cancellation)
    {
        if (await recordings.FindAsync(call, cancellation) is { } kept)
        {
            var path = files.PathOf(kept.Id);
            return File.Exists(path)
                ? (path, kept.MediaType, true)
                : throw new TranscriptionException("The recording's file is not on this server.", isFinal: false);
        }

        if (call.RecordingUrl is not { } address)
            throw new TranscriptionException("The call has no recording any more.", isFinal: true);
        using var answer = await links.OpenAsync(address, range: null, cancellation) ?? throw new TranscriptionException("The recording's address does not answer with a recording.", isFinal: false);
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            var (id, type, _) = await files.SaveAsync(body, limit, cancellation);
            return (id, type) switch
            {
                (null, null) => throw new TranscriptionException("What the recording's address answers is no WAV, MP3, Ogg, M4A or WebM.", isFinal: true),
                (null, _) => throw TooLarge((int)(limit / 1024 / 1024)),
                _ => (files.PathOf(id), type!, false),
            };
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new TranscriptionException("The recording could not be fetched whole.", isFinal: false);
        }
    }

    private static TranscriptionException TooLarge(int megabytes) =>
        new($"The recording is larger than the {megabytes.ToString(CultureInfo.InvariantCulture)} MB that the endpoint takes.", isFinal: true);

    /// <summary>What the endpoint asks for; else a minute, then twice as long each time.</summary>
    private static TimeSpan PauseOf(TranscriptionJob job, TranscriptionException failure)
    {
        var pause = failure.After ?? TimeSpan.FromMinutes(1 << Math.Min(job.Attempts, 10));
        return pause < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : pause > LongestPause ? LongestPause : pause;
    }
}
