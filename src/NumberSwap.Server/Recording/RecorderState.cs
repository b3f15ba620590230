namespace NumberSwap.Server.Recording;

/// <summary>Whether the last round of recording worked; health reads it.</summary>
public sealed class RecorderState
{
    private volatile string? problem;

    /// <summary>What went wrong in the last round, or null.</summary>
    public string? Problem => problem;

    public void Succeeded() => problem = null;

    public void Failed(Exception failure) => problem = failure.GetType().Name;
}
