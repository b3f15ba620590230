using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>Checks what somebody entered of a Google Analytics destination.</summary>
internal static class GoogleAnalyticsReader
{
    private const int MaxId = 20;

    public static DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known, TargetGuard guard) => SettingsJson.Read(
        settings,
        secrets,
        known,
        GoogleAnalyticsJson.Default.GoogleAnalyticsSettings,
        GoogleAnalyticsJson.Default.GoogleAnalyticsSecrets,
        read => ProblemOf(read, guard),
        read => read.ApiSecret,
        MeasurementIdProblem,
        Problem.Invalid("secrets.apiSecret", "Enter the API secret that Google Analytics shows under Admin, Data streams, your stream, Measurement Protocol API secrets."));

    private static ProblemHttpResult MeasurementIdProblem =>
        Problem.Invalid("settings.measurementId", "It has to be the measurement ID of a web data stream, such as G-AB12CD34EF. Google Analytics shows it under Admin, Data streams.");

    private static ProblemHttpResult? ProblemOf(GoogleAnalyticsSettings settings, TargetGuard guard)
    {
        if (settings.MeasurementId is not ['G', '-', _, ..] || settings.MeasurementId.Length > MaxId || !settings.MeasurementId.AsSpan(2).ToString().All(char.IsAsciiLetterOrDigit))
            return MeasurementIdProblem;
        if (settings.Region is not ("global" or "eu"))
            return Problem.Invalid("settings.region", "It has to be global or eu.");
        foreach (var (field, name) in new[] { ("ringingEvent", settings.RingingEvent), ("completedEvent", settings.CompletedEvent), ("missedEvent", settings.MissedEvent) })
        {
            if (!EventRules.IsName(name))
                return Problem.Invalid("settings." + field, "It has to be a name of 1 to 40 English letters, digits and underscores, a letter first, that is none of Google's own: no session_start, no ga_, google_, gtag. or firebase_ in front.");
        }

        if (settings.WithoutClientId is not ("skip" or "makeUp"))
            return Problem.Invalid("settings.withoutClientId", "It has to be skip or makeUp.");
        if (settings.AdUserData is not (null or "granted" or "denied"))
            return Problem.Invalid("settings.adUserData", "It has to be granted or denied; leave it out if what the visitor's browser said is to count.");
        if (settings.AdPersonalization is not (null or "granted" or "denied"))
            return Problem.Invalid("settings.adPersonalization", "It has to be granted or denied; leave it out if what the visitor's browser said is to count.");
        return SettingsJson.ChoiceProblem(settings.Calls, settings.MinProbability)
            ?? SettingsJson.ValueProblem("settings.value", settings.Value, "settings.currency", settings.Currency)
            ?? SettingsJson.Address(settings.Url, "", guard).Problem;
    }
}
