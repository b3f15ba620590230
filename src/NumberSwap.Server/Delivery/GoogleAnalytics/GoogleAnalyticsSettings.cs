namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>What the destination has to know of a Google Analytics 4 property.</summary>
/// <param name="MeasurementId">Of the web data stream: <c>G-…</c>.</param>
/// <param name="Region"><c>global</c>, or <c>eu</c>: the data is collected in the European Union.</param>
/// <param name="Url">Of a server-side tagging container that takes the events instead; null: Google's own.</param>
/// <param name="RingingEvent">The event's name for a call that has begun; told only if the destination wants <c>call.ringing</c>.</param>
/// <param name="CompletedEvent">For a call that has ended and was answered.</param>
/// <param name="MissedEvent">For one that nobody answered.</param>
/// <param name="Calls"><c>all</c> or <c>target</c>.</param>
/// <param name="MinProbability">Calls whose cause is less probable are not told.</param>
/// <param name="WithoutClientId">What is done with a call whose visit Google Analytics does not know: <c>skip</c>, or <c>makeUp</c> an id, which counts as one more user.</param>
/// <param name="Value">What an answered call is worth; null: nothing is said.</param>
/// <param name="Currency">The value's, as ISO 4217 has it.</param>
/// <param name="AdUserData">Consent to use the data for advertising: <c>granted</c>, <c>denied</c>; null: what the visitor's browser said counts.</param>
/// <param name="AdPersonalization">The same for personalized advertising.</param>
public sealed record GoogleAnalyticsSettings(
    string? MeasurementId = null,
    string Region = "global",
    string? Url = null,
    string RingingEvent = "phone_call_start",
    string CompletedEvent = "phone_call",
    string MissedEvent = "phone_call_missed",
    string Calls = "all",
    double MinProbability = Conversions.CallChoice.UsualProbability,
    string WithoutClientId = "skip",
    decimal? Value = null,
    string? Currency = null,
    string? AdUserData = null,
    string? AdPersonalization = null);
