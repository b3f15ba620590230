using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core;
using NumberSwap.Core.Platforms;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>Writes the events that wait into SQL, and deletes those that are over.</summary>
public sealed class HookLogLoop(HookLog events, PlatformEventStore store, Catalog catalog, IDataProtectionProvider protection, TimeProvider clock, ILogger<HookLogLoop> log) : BackgroundService
{
    /// <summary>Events that are kept of one platform of a site, of which so many may be refused ones.</summary>
    public const int MostKept = 200;

    private const int MostRefused = 50;

    /// <summary>Longest that they are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>What requests are encrypted for.</summary>
    internal const string Purpose = "NumberSwap.PlatformEvents";

    private const int AtATime = 50;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);
    private readonly LogOnce failing = new(clock, TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await events.Waiting.WaitToReadAsync(stoppingToken))
            {
                // Under load most of them would be deleted again at once: writing them must not take from the calls.
                if (await WriteAsync(stoppingToken) == AtATime)
                    await Task.Delay(Rest, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Writes what waits now, and tells how many.</summary>
    private async Task<int> WriteAsync(CancellationToken cancellation)
    {
        var batch = new List<PlatformEvent>();
        try
        {
            while (batch.Count < AtATime && events.Waiting.TryRead(out var trace))
                batch.Add(EventOf(trace));
            await store.AddAsync(batch, cancellation);
            var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
            foreach (var (site, platform) in batch.Select(one => (one.Site, one.Platform)).Distinct())
                await store.PruneAsync(site, platform, MostKept - MostRefused, MostRefused, before, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // They help people to look; nothing else rests on them.
            if (failing.IsDue())
                log.LogWarning("The list of platforms' last events could not be written ({Failure})", failed.GetType().Name);
        }

        return batch.Count;
    }

    private PlatformEvent EventOf(HookTrace trace)
    {
        var site = catalog.ById(trace.Site);
        var credentials = site?.Platforms.GetValueOrDefault(trace.Platform);
        var (request, reading, answer) = (trace.Request, trace.Reading, trace.Answer);
        bool IsOwn(string digits) => CallReader.ReadNumber(digits, site?.Site.Country ?? "") is { } number && catalog.RouteOf(number)?.Site.Site.Id == trace.Site;
        return new PlatformEvent
        {
            Id = RandomId.New(),
            Site = trace.Site,
            Platform = trace.Platform,
            At = request.At.ToUnixTimeMilliseconds(),
            Outcome = answer is null ? PlatformEventOutcome.Refused
                : answer.Status >= StatusCodes.Status500InternalServerError ? PlatformEventOutcome.Failed
                : reading!.Call is null ? PlatformEventOutcome.Ignored
                : PlatformEventOutcome.Taken,
            Rings = reading?.Rings ?? false,
            Method = request.Method,
            Shown = HookMask.Show(request, credentials, IsOwn),
            Reading = reading is null ? null : HookMask.Text(ReadingText.Of(reading), credentials, IsOwn, request.At),
            Call = reading?.Call?.Id is { Length: <= 128 } id ? id : null,
            AnswerStatus = answer?.Status ?? StatusCodes.Status403Forbidden,
            Answer = answer is null ? null : HookMask.Text(answer.Body, credentials, IsOwn, request.At),
            ProtectedRequest = answer is null ? null : protector.Protect(JsonSerializer.Serialize(request)),
        };
    }
}
