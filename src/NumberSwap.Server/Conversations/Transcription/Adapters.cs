using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How the sites' recordings are transcribed: set, ended, shown without what is secret.</summary>
public sealed class Adapters(ConversationSettingsStore store, TranscriptionStore jobs, IDataProtectionProvider protection, AuditTrail trail, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("NumberSwap.Transcription");

    /// <summary>Null: recordings are not transcribed, or the settings cannot be decrypted.</summary>
    public async Task<AdapterSettings?> FindAsync(string site, CancellationToken cancellation) => Open((await store.FindAsync(site, cancellation)).Adapter);

    /// <summary>False: there is no such site.</summary>
    public async Task<bool> PutAsync(string site, AdapterSettings settings, Actor by, CancellationToken cancellation)
    {
        var entry = trail.Did(by, site, "conversations.transcriptionSet", null, null, null, new { settings.Address, settings.Model, settings.PerDay });
        return await store.PutAdapterAsync(site, protector.Protect(JsonSerializer.Serialize(settings)), Now(), entry, cancellation);
    }

    /// <summary>Has no more recordings transcribed.</summary>
    public Task<bool> EndAsync(string site, Actor by, CancellationToken cancellation) =>
        store.PutAdapterAsync(site, hidden: null, Now(), trail.Did(by, site, "conversations.transcriptionEnded", null, null, null, null), cancellation);

    public async Task<AdapterItem> LookAsync(string site, CancellationToken cancellation)
    {
        var hidden = (await store.FindAsync(site, cancellation)).Adapter;
        var settings = Open(hidden);
        var (counts, parked) = await jobs.LookAsync(site, cancellation);
        return new AdapterItem(
            hidden is not null,
            hidden is null || settings is not null,
            settings?.Address,
            settings?.Model,
            settings?.Key is not null,
            settings?.Language,
            settings?.Format ?? AnswerFormat.Auto,
            settings?.FirstSpeaker ?? Speaker.Operator,
            settings?.PerDay ?? AdapterReader.UsualPerDay,
            settings?.MaxMegabytes ?? AdapterReader.UsualMegabytes,
            await jobs.SentAsync(site, DayOf(clock.GetUtcNow()), cancellation),
            counts.GetValueOrDefault(TranscriptionState.Waiting),
            counts.GetValueOrDefault(TranscriptionState.Done),
            counts.GetValueOrDefault(TranscriptionState.Parked),
            [.. parked.Select(job => new ParkedItem(job.Call, job.Attempts, job.Fault))]);
    }

    /// <summary>Days since 0001-01-01, UTC.</summary>
    public static int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber;

    private AdapterSettings? Open(string? hidden)
    {
        try
        {
            return hidden is null ? null : JsonSerializer.Deserialize<AdapterSettings>(protector.Unprotect(hidden));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
