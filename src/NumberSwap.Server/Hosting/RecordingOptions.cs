namespace NumberSwap.Server.Hosting;

/// <summary>Recordings that are kept in the data directory.</summary>
public sealed class RecordingOptions
{
    /// <summary>Largest file that is taken, 1 to 2000 MB.</summary>
    public int MaxMegabytes { get; set; } = 100;
}
