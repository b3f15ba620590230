using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Conversations.Transcription;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations;

/// <summary>Transcribes recordings, reads transcripts anew when markers change, and deletes files of recordings that are gone.</summary>
public sealed class ConversationLoop(Transcriber transcriber, MarkerService markers, RecordingFiles files, TimeProvider clock, ILogger<ConversationLoop> log) : BackgroundService
{
    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(1));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // An endpoint that hangs keeps no file from being deleted.
        Task.WhenAll(
            RepeatAsync(() => transcriber.RunAsync(stoppingToken), TimeSpan.FromSeconds(5), "Recordings cannot be transcribed now; the next round repeats it", stoppingToken),
            RepeatAsync(() => transcriber.FindMissingAsync(stoppingToken), TimeSpan.FromSeconds(30), "Recordings to be transcribed cannot be looked for now; the next round repeats it", stoppingToken),
            RepeatAsync(() => markers.RereadAsync(stoppingToken), TimeSpan.FromSeconds(5), "Transcripts cannot be read anew now; the next round repeats it", stoppingToken),
            RepeatAsync(() => files.SweepAsync(stoppingToken), TimeSpan.FromSeconds(30), "Files of recordings cannot be deleted now; the next round repeats it", stoppingToken),
            RepeatAsync(() => files.SweepOrphansAsync(stoppingToken), TimeSpan.FromDays(1), "Files without a recording cannot be looked for now; the next round repeats it", stoppingToken));

    private async Task RepeatAsync(Func<Task> round, TimeSpan every, string trouble, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            // First a rest: a start has better things to do.
            await Task.Delay(every < TimeSpan.FromMinutes(10) ? every : TimeSpan.FromMinutes(10), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stopping.IsCancellationRequested)
                    await round();
            }
            catch (Exception failed) when (!stopping.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "{Trouble}", trouble);
            }

            if (every > TimeSpan.FromMinutes(10))
                await Task.Delay(every, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
