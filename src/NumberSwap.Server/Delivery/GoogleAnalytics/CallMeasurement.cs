using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Delivery.Conversions;

namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>A call as an event of the measurement protocol. No telephone number is in it: Google Analytics forbids what identifies a person.</summary>
/// <param name="Client">The browser that it belongs to.</param>
/// <param name="At">When the call began, Unix time in ms.</param>
public sealed record CallMeasurement(string Client, long At, JsonObject Event)
{
    /// <param name="client">Null: one is made up, the same for the same visitor, or for the call whose visitor is not known.</param>
    public static CallMeasurement Of(CallEvent happened, string? client, GoogleAnalyticsSettings settings, Catalog catalog, long now)
    {
        var call = happened.Call;
        var (cause, site) = (call.Cause, catalog.ById(call.Site));
        var at = Math.Min(call.StartedAt, now);
        var parameters = new JsonObject();
        Add("session_id", cause.Lease is { } lease ? VisitIds.GoogleSession(lease) : null);
        parameters["engagement_time_msec"] = Math.Max(1, 1000L * (call.TalkSeconds ?? 0));
        Add("call_id", call.Id);
        if (happened.Type != EventType.Ringing)
        {
            parameters["talk_seconds"] = call.TalkSeconds ?? 0;
            parameters["target_call"] = CallChoice.IsTarget(call, site?.Site) ? 1 : 0;
        }

        if (call.RingSeconds is { } ring)
            parameters["ring_seconds"] = ring;
        parameters["probability"] = Math.Round(cause.Probability, 4);
        Add("match", cause.Match.ToString().ToLowerInvariant());
        Add("source", cause.Source?.Source);
        Add("medium", cause.Source?.Medium);
        Add("campaign", cause.Source?.Campaign);
        Add("term", cause.Source?.Term);
        Add("content", cause.Source?.Content);
        Add("call_campaign", cause.Campaign is { } campaign ? site?.CampaignsById.GetValueOrDefault(campaign)?.Name : null);
        if (settings.Value is { } value && happened.Type == EventType.Completed)
        {
            parameters["value"] = value;
            parameters["currency"] = settings.Currency;
        }

        return new CallMeasurement(client ?? MadeUp(call), at, new JsonObject
        {
            ["name"] = NameOf(happened.Type, settings),
            ["timestamp_micros"] = at * 1000,
            ["params"] = parameters,
        });

        void Add(string name, string? text)
        {
            if (EventRules.Value(text) is { } kept)
                parameters[name] = kept;
        }
    }

    private static string NameOf(EventType type, GoogleAnalyticsSettings settings) => type switch
    {
        EventType.Completed => settings.CompletedEvent,
        EventType.Missed => settings.MissedEvent,
        _ => settings.RingingEvent,
    };

    /// <summary>In the form of the cookie's: two numbers. It says nothing of whom it was made for.</summary>
    private static string MadeUp(CallRecord call)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Site}\n{call.Cause.Lease?.Visitor ?? call.Id}"));
        return string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(hash)}.{BitConverter.ToUInt32(hash, 4)}");
    }
}
