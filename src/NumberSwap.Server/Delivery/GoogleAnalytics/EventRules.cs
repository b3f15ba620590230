namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>What the measurement protocol takes. The live endpoint says nothing when it drops an event, so that it has to be right before it is sent.</summary>
public static class EventRules
{
    /// <summary>Events of one request, at most.</summary>
    public const int MostEvents = 25;

    /// <summary>Characters of a name, at most.</summary>
    public const int MaxName = 40;

    /// <summary>Characters of a value, at most.</summary>
    public const int MaxValue = 100;

    /// <summary>So old an event may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(72);

    private static readonly string[] s_prefixes = ["ga_", "google_", "gtag.", "firebase_", "_"];

    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "ad_activeview", "ad_click", "ad_exposure", "ad_impression", "ad_query", "ad_reward", "adunit_exposure", "app_background", "app_clear_data", "app_exception", "app_install",
        "app_remove", "app_store_refund", "app_store_subscription_cancel", "app_store_subscription_convert", "app_store_subscription_renew", "app_update", "app_upgrade",
        "dynamic_link_app_open", "dynamic_link_app_update", "dynamic_link_first_open", "error", "firebase_campaign", "firebase_in_app_message_action",
        "firebase_in_app_message_dismiss", "firebase_in_app_message_impression", "first_open", "first_visit", "in_app_purchase", "notification_dismiss", "notification_foreground",
        "notification_open", "notification_receive", "notification_send", "os_update", "screen_view", "session_start", "session_start_with_rollout", "user_engagement",
    };

    /// <summary>True for a name that an event may have.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxName } && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !s_reserved.Contains(name) && !Array.Exists(s_prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>A value cut to what is taken; null for an empty one.</summary>
    public static string? Value(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length <= MaxValue)
            return string.IsNullOrEmpty(text) ? null : text;
        return text[..(char.IsHighSurrogate(text[MaxValue - 1]) ? MaxValue - 1 : MaxValue)];
    }
}
