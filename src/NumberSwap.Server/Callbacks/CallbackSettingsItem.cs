using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Callbacks;

/// <summary>How soon a site calls back.</summary>
/// <param name="Minutes">From the missed call to the deadline, 1 to 1440.</param>
/// <param name="Hours">The site's working hours (<c>settings.hours</c> of the site): seven days, Monday first, each with the minutes of the day at which work begins and ends, or null: nobody is there. Null: all hours count.</param>
public sealed record CallbackSettingsItem(int? Minutes, IReadOnlyList<WorkingDay?>? Hours)
{
    public static CallbackSettingsItem Of(CallbackRules rules) => new(rules.Minutes, rules.Hours?.Days);
}
