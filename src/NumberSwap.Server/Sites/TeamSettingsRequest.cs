namespace NumberSwap.Server.Sites;

/// <summary>How the people at the phone are counted; what is left out stays.</summary>
/// <param name="ConversationSeconds">Talk from which an answered call is a conversation, 1 to 3600 s.</param>
/// <param name="ShortSeconds">Less talk is a short call, 1 to 3600 s.</param>
/// <param name="SubstantialSeconds">From this talk on a call is substantial; more than <c>shortSeconds</c>.</param>
/// <param name="LongSeconds">From this talk on a call is long; more than <c>substantialSeconds</c>.</param>
/// <param name="MentorCalls">Calls of a caller with which, without a deal, a consultation is due, 2 to 100.</param>
/// <param name="FlagCalls">Calls of a caller with which, without a deal, the case is flagged; more than <c>mentorCalls</c>.</param>
/// <param name="SkilledSeconds">Talk of a first call that is a sign of skill when a deal follows, 1 to 36000 s.</param>
/// <param name="QuickDealDays">Days within which it has to follow, 0 to 365.</param>
/// <param name="CaseDays">Days without a talk after which a caller's next call is a new matter, 1 to 365.</param>
/// <param name="FollowUpReasons">At most 30, each of 1 to 100 characters.</param>
public sealed record TeamSettingsRequest(
    int? ConversationSeconds = null,
    int? ShortSeconds = null,
    int? SubstantialSeconds = null,
    int? LongSeconds = null,
    int? MentorCalls = null,
    int? FlagCalls = null,
    int? SkilledSeconds = null,
    int? QuickDealDays = null,
    int? CaseDays = null,
    IReadOnlyList<string?>? FollowUpReasons = null);
