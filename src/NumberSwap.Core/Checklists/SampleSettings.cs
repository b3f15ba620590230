namespace NumberSwap.Core.Checklists;

/// <summary>How the weekly sample of a site's conversations is drawn.</summary>
/// <param name="SharePercent">Share of each operator's conversations, <see cref="LeastShare"/> to <see cref="MostShare"/> %.</param>
/// <param name="MinTalkSeconds">Shorter conversations are no part of it, 0 to <see cref="MostTalkSeconds"/>.</param>
public sealed record SampleSettings(int SharePercent, int MinTalkSeconds)
{
    public const int LeastShare = 10;
    public const int MostShare = 15;
    public const int MostTalkSeconds = 3600;

    public static readonly SampleSettings Default = new(12, 60);
}
