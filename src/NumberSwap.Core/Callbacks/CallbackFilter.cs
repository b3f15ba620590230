namespace NumberSwap.Core.Callbacks;

/// <summary>Which tasks to list.</summary>
/// <param name="IsOpen">Only open ones (the most urgent first), only closed ones (the newest first), or with null all (the newest first).</param>
/// <param name="From">Only those made from then on, Unix ms.</param>
/// <param name="Before">Only those made before then, Unix ms.</param>
/// <param name="Origin">Only those that came of it.</param>
public sealed record CallbackFilter(string Site, bool? IsOpen = null, long? From = null, long? Before = null, CallbackOrigin? Origin = null);
