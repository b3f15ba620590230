using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Leads;

namespace NumberSwap.Server.Sites;

/// <summary>Checks what an owner sets of a site's working hours, in full or in short.</summary>
internal static class WorkingHoursReader
{
    /// <summary>The problem with a week's days; null: there is none.</summary>
    public static ProblemHttpResult? DaysProblem(string field, IReadOnlyList<WorkingDay?> days) =>
        days.Count != WorkingHours.DaysOfWeek || days.All(day => day is null)
        || days.Any(day => day is not (null or { From: >= 0 and < WorkingHours.MostMinutes, To: <= WorkingHours.MostMinutes }) || day?.From >= day?.To)
            ? Problem.Invalid(field, "It has to be seven days, Monday first, each null or with the minutes of the day from which and to which somebody is there, at least one of them with hours.")
            : null;

    /// <summary>The hours of a request that has them in full: no day at all means all hours.</summary>
    public static (WorkingHours? Hours, ProblemHttpResult? Problem) Read(WorkingHours request)
    {
        if (request.Days is not { Count: > 0 })
            return (null, null);
        return DaysProblem("settings.hours", request.Days) is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>The hours of a request that has them in short; what it says that is so already changes nothing, however the days differ.</summary>
    public static (WorkingHours? Hours, ProblemHttpResult? Problem) Read(WorkingHoursRequest request, WorkingHours? hours)
    {
        var known = PlainHours.Of(hours);
        var days = request.Days ?? known.Days;
        if (days.Count is 0 or > WorkingHours.DaysOfWeek || days.Any(day => day is < 1 or > WorkingHours.DaysOfWeek))
            return (null, Problem.Invalid("settings.leads.hours.days", "Name the working days: 1 for Monday to 7 for Sunday."));
        var asked = new PlainHours([.. days.Distinct().Order()], request.From ?? known.From, request.To ?? known.To);
        if (PlainHours.MinutesOf(asked.From) is not { } from)
            return (null, Problem.Invalid("settings.leads.hours.from", "It has to be a time such as 09:00."));
        if (PlainHours.MinutesOf(asked.To) is not { } to || to <= from)
            return (null, Problem.Invalid("settings.leads.hours.to", "It has to be a time such as 18:00, later than the beginning; 24:00 for midnight."));
        var isKnown = asked.Days.SequenceEqual(known.Days) && (asked.From, asked.To) == (known.From, known.To);
        return (isKnown ? hours : asked.ToWeek(), null);
    }
}
