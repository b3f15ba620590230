namespace NumberSwap.Core.Sites;

/// <summary>What an owner may set of how the people at the phone are counted. Calls are classed by their talk.</summary>
public sealed record TeamSettings
{
    public static readonly TeamSettings Default = new();

    /// <summary>Most reasons in the owner's list.</summary>
    public const int MaxReasons = 30;

    /// <summary>Seconds of talk from which an answered call is a conversation, 1 to 3600: less is a wrong number or a greeting.</summary>
    public int ConversationSeconds { get; init; } = 30;

    /// <summary>An answered call of less talk is short, seconds: a sign of poor qualification or of an early refusal.</summary>
    public int ShortSeconds { get; init; } = 120;

    /// <summary>From this talk on a call is substantial, seconds.</summary>
    public int SubstantialSeconds { get; init; } = 300;

    /// <summary>From this talk on a call is long, seconds.</summary>
    public int LongSeconds { get; init; } = 600;

    /// <summary>Calls of one caller after which, without a deal, a consultation with a mentor is due. Two or three calls are normal.</summary>
    public int MentorCalls { get; init; } = 3;

    /// <summary>Calls of one caller from which, without a deal, the case is flagged.</summary>
    public int FlagCalls { get; init; } = 5;

    /// <summary>Seconds of talk from which a first call is long enough to be a sign of high skill, when a deal follows quickly.</summary>
    public int SkilledSeconds { get; init; } = 300;

    /// <summary>Days from the first call within which a won deal is a quick one.</summary>
    public int QuickDealDays { get; init; } = 7;

    /// <summary>Days without a talk after which a caller's next call is a new matter.</summary>
    public int CaseDays { get; init; } = 60;

    /// <summary>Reasons of follow-up calls to choose from; others may be written.</summary>
    public IReadOnlyList<string> FollowUpReasons { get; init; } = ["уточнение ТЗ", "отправка КП", "работа с возражением по цене"];
}
