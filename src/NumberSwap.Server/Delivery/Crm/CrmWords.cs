using System.Globalization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>What is written into a CRM for people to read, in the language of the destination's settings.</summary>
internal sealed class CrmWords(string language, TimeZoneInfo zone)
{
    public const string English = "en";
    public const string Russian = "ru";

    private const int MostCandidates = 5;

    private bool IsRussian => language == Russian;

    private CultureInfo Culture => CultureInfo.GetCultureInfo(IsRussian ? "ru-RU" : "en-US");

    /// <summary>A lead's title; of two calls never the same, so that a lead is found again by it.</summary>
    public string Title(CallRecord call) => IsRussian
        ? $"Звонок: {call.From ?? "номер скрыт"}, {Time(call)}"
        : $"Call: {call.From ?? "number withheld"}, {Time(call)}";

    /// <summary>One line: the source and how sure it is.</summary>
    public string Source(CallAttribution cause)
    {
        if (cause.Source is not { } source)
            return IsRussian ? "Источник неизвестен" : "Source unknown";
        var campaign = source.Campaign is null ? "" : IsRussian ? $", кампания «{source.Campaign}»" : $", campaign “{source.Campaign}”";
        return CrmText.Line($"{source.Source} / {source.Medium}{campaign} ({Percent(cause.Probability)})");
    }

    /// <summary>Several lines: the call, its source, and who else may have caused it.</summary>
    public string Comments(CallRecord call, string? link)
    {
        var cause = call.Cause;
        var lines = new List<string>
        {
            IsRussian ? $"Набранный номер: {call.To}" : $"Dialled number: {call.To}",
            (IsRussian ? "Источник: " : "Source: ") + Source(cause),
            cause.Match switch
            {
                MatchLevel.Session => IsRussian ? "Известен визит, после которого позвонили." : "The visit that led to the call is known.",
                MatchLevel.Source => IsRussian ? "Известен источник, но не визит." : "The source is known, the visit is not.",
                _ => IsRussian ? "Ни один визит не подходит достаточно надёжно." : "No visit is likely enough.",
            },
        };
        if (cause.Candidates.Count > 0)
        {
            lines.Add(IsRussian ? "Возможные источники:" : "Candidates:");
            lines.AddRange(cause.Candidates.Take(MostCandidates).Select(candidate =>
                CrmText.Line($"- {candidate.Source}{(candidate.Campaign is null ? "" : ", " + candidate.Campaign)}: {Percent(candidate.Probability)}")));
            if (cause.Nobody > 0)
                lines.Add((IsRussian ? "- не с сайта: " : "- not from the site: ") + Percent(cause.Nobody));
        }

        if (link is not null)
            lines.Add(link);
        return string.Join('\n', lines);
    }

    /// <summary>How the call ended.</summary>
    public string Outcome(CallRecord call) => call.Status == CallStatus.Missed
        ? IsRussian ? "Пропущен" : "Missed"
        : CrmText.Line((IsRussian ? "Разговор состоялся. " : "Answered. ") + Source(call.Cause));

    private string Time(CallRecord call)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(call.StartedAt), zone);
        return local.ToString(IsRussian ? "dd.MM.yyyy HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private string Percent(double probability) => Math.Round(probability * 100).ToString("0", Culture) + (IsRussian ? "\u00a0%" : "%");
}
