using System.Globalization;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Conversations;

/// <summary>What is said of conversations, in words.</summary>
public static class TalkWords
{
    public static string Speaker(this Words words, Speaker speaker) => speaker switch
    {
        Core.Conversations.Speaker.Caller => words["Caller"],
        Core.Conversations.Speaker.Operator => words["Operator"],
        _ => words["Voice"],
    };

    public static string Stage(this Words words, TalkStage stage) => stage switch
    {
        TalkStage.Introduction => words["Introduction"],
        TalkStage.Need => words["Need"],
        TalkStage.Offer => words["Offer"],
        TalkStage.Objection => words["Objection"],
        _ => words["Agreement"],
    };

    /// <summary>A moment of a recording: <c>3:05</c>, <c>1:02:07</c>.</summary>
    public static string Moment(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Floor(seconds));
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time:ss}");
    }

    /// <summary>Id of a passage on its call's page.</summary>
    public static string Anchor(double start) => "said-" + ((long)Math.Round(start * 1000)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The seconds of a moment, as a player's address and the script read them.</summary>
    public static string Seconds(double start) => start.ToString("0.###", CultureInfo.InvariantCulture);
}
