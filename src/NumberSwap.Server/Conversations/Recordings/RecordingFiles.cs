using NumberSwap.Core;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>The files of recordings, below <c>recordings</c> in the data directory. Their names are random ids, and never anybody's input.</summary>
public sealed class RecordingFiles(Settings settings, RecordingStore store, TimeProvider clock)
{
    private const string Unfinished = ".part";
    private const int BufferSize = 64 * 1024;

    // Every server has had its turn by then.
    private static readonly TimeSpan NoteLife = TimeSpan.FromDays(7);

    private readonly string folder = Path.Combine(settings.DataDirectory, "recordings");

    private long deletedUpTo;

    /// <summary>Where a recording's file is.</summary>
    public string PathOf(string id) => Path.Combine(folder, id[^2..], id);

    /// <summary>Writes a stream to a new file; the file's id, its size and what it is.</summary>
    /// <param name="limit">In bytes.</param>
    /// <returns>No media type: it is no recording, and was not kept. No id, but a type: it is longer than the limit, and was not kept.</returns>
    public async Task<(string? Id, string? MediaType, long Bytes)> SaveAsync(Stream from, long limit, CancellationToken cancellation)
    {
        var id = RandomId.New();
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var buffer = new byte[BufferSize];
        var length = await from.ReadAtLeastAsync(buffer, AudioFormat.HeadLength, throwOnEndOfStream: false, cancellation);
        if (AudioFormat.Of(buffer.AsSpan(0, Math.Min(length, AudioFormat.HeadLength))) is not { } type)
            return (null, null, length);

        try
        {
            long bytes = 0;
            await using (var file = new FileStream(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true))
            {
                for (; length > 0; length = await from.ReadAsync(buffer, cancellation))
                {
                    bytes += length;
                    if (bytes > limit)
                        return (null, type, bytes);
                    await file.WriteAsync(buffer.AsMemory(0, length), cancellation);
                }
            }

            File.Move(path + Unfinished, path);
            return (id, type, bytes);
        }
        finally
        {
            File.Delete(path + Unfinished);
        }
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(string id)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(id))))
            File.Delete(PathOf(id));
    }

    /// <summary>Deletes the files whose recordings were removed since the last round, by whatever server.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        // A transaction is seen when it is committed, which may be a little after the time that it noted.
        var from = Math.Max(0, deletedUpTo - 600_000);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var id in await store.RemovedAsync(from, cancellation))
            Delete(id);
        deletedUpTo = now.ToUnixTimeMilliseconds();
        await store.ForgetAsync((now - NoteLife).ToUnixTimeMilliseconds(), cancellation);
    }

    /// <summary>Deletes files that no recording has and that are older than an hour: a server was killed between the file and its row.</summary>
    public async Task SweepOrphansAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return;
        var old = clock.GetUtcNow().AddHours(-1).UtcDateTime;
        foreach (var part in Directory.EnumerateDirectories(folder))
        {
            var files = Directory.EnumerateFiles(part).Where(file => File.GetLastWriteTimeUtc(file) < old).Select(file => Path.GetFileName(file)!).ToList();
            foreach (var some in files.Chunk(500))
            {
                var known = await store.KnownAsync(some, cancellation);
                foreach (var orphan in some.Where(name => !known.Contains(name)))
                    File.Delete(Path.Combine(part, orphan));
            }
        }
    }
}
