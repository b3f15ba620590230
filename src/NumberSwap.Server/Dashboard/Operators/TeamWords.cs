using NumberSwap.Core.Operators;
using NumberSwap.Server.Dashboard.Overview;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Operators;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Operators;

/// <summary>The team's terms as people read them.</summary>
public static class TeamWords
{
    public const string Unknown = "–";

    public static string Step(this Words words, CalendarStep step) => step switch
    {
        CalendarStep.Day => words["Day"],
        CalendarStep.Week => words["Week"],
        CalendarStep.Month => words["Month"],
        _ => words["Quarter"],
    };

    public static string Dates(this Words words, CalendarPeriod period) => Texts.Dates(words, new Period(period.From, period.To));

    public static string Dates(this Words words, DayRange days) => Texts.Dates(words, new Period(days.From, days.To));

    public static string Name(this Words words, string name) => name.Length > 0 ? name : words["Nobody named"];

    public static string Share(this Words words, double? share) => share is { } value ? words.Percent(value, value is > 0 and < 0.1 ? 1 : 0) : Unknown;

    public static string Talk(this Words words, double? seconds) => seconds is { } value ? words.Duration((long)Math.Round(value)) : Unknown;

    public static string Measure(this Words words, GoalMeasure measure) => measure switch
    {
        GoalMeasure.CallsPerDay => words["Calls a day"],
        GoalMeasure.ConversationsPerDay => words["Conversations a day"],
        GoalMeasure.SubstantialPerDay => words["Substantial conversations a day"],
        GoalMeasure.TargetCallsPerDay => words["Target calls a day"],
        GoalMeasure.Deals => words["Deals in the period"],
        GoalMeasure.Conversion => words["Conversion to deal, %"],
        _ => words["Growth of conversion, percentage points"],
    };

    /// <summary>A goal's value, in its measure's unit.</summary>
    public static string Amount(this Words words, double? value) => value is { } number ? words.Number(number, number % 1 == 0 ? 0 : Math.Abs(number) < 10 ? 2 : 1) : Unknown;

    public static string State(this Words words, GoalState state) => state switch
    {
        GoalState.OnTrack => words["On track"],
        GoalState.Behind => words["Behind"],
        GoalState.Reached => words["Reached"],
        GoalState.Failed => words["Goal not reached"],
        _ => words["Nothing to tell by yet"],
    };

    public static string Tone(GoalState state) => state switch
    {
        GoalState.OnTrack or GoalState.Reached => "good",
        GoalState.Behind => "warn",
        GoalState.Failed => "bad",
        _ => "",
    };

    public static string State(this Words words, FollowUpState state) => state switch
    {
        FollowUpState.Consultation => words["Consultation"],
        FollowUpState.Flagged => words["Many calls, no deal"],
        FollowUpState.Sold => words["Sold"],
        _ => words["In progress"],
    };

    public static string Tone(FollowUpState state) => state switch
    {
        FollowUpState.Consultation => "warn",
        FollowUpState.Flagged => "bad",
        FollowUpState.Sold => "good",
        _ => "",
    };

    /// <summary>A state of the list's filter.</summary>
    public static string Filter(this Words words, string state) => state switch
    {
        "due" => words["Consultation due"],
        "flagged" => words["Many calls, no deal"],
        "normal" => words["In progress"],
        "sold" => words["Sold"],
        "skilled" => words["High skill"],
        _ => words["All"],
    };
}
