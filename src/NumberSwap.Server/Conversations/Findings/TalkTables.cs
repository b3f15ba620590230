using NumberSwap.Core.Conversations;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>The reports of conversations as tables.</summary>
public static class TalkTables
{
    /// <param name="said">A text as the reader may see it.</param>
    public static TableCsv Of(QuestionReport report, Func<string, string> said, CallCsvFormat? format = null) => new(
        "questions",
        ["question", "calls", "asked", "example_call", "example_second"],
        report.Questions.Select(group => (IReadOnlyList<object?>)[said(group.Text), group.Calls, group.Asked, .. ExampleOf(group)]),
        format);

    public static TableCsv Of(OperatorReport report, CallCsvFormat? format = null) => new(
        "operators-talk",
        ["operator", "calls", "transitions_per_call", "clarifying_per_call", "seconds_per_call", .. report.Phrases.Select(phrase => "said: " + phrase)],
        report.Operators.Select(one => (IReadOnlyList<object?>)
            [one.Operator, one.Calls, one.TransitionsPerCall, one.ClarifyingPerCall, one.SecondsPerCall, .. report.Phrases.Select(phrase => (object?)one.Phrases.GetValueOrDefault(phrase))]),
        format);

    public static TableCsv Of(StageReport report, CallCsvFormat? format = null) => new(
        "stages",
        ["stage", "calls", "share", .. Enum.GetValues<TalkStage>().Select(stage => "from_" + NameOf(stage))],
        report.Stages.Select(one => (IReadOnlyList<object?>)
            [NameOf(one.Stage), one.Calls, report.Of.Calls == 0 ? null : (double)one.Calls / report.Of.Calls, .. Enum.GetValues<TalkStage>().Select(stage => (object?)one.From.GetValueOrDefault(stage))]),
        format);

    public static TableCsv Of(RequestReport report, CallCsvFormat? format = null) => new(
        "requests",
        ["request", "known_by", "calls", "median_seconds", "average_seconds"],
        report.Requests.Select(time => (IReadOnlyList<object?>)[time.Name, time.IsTag ? "tag" : "phrases", time.Calls, time.Median, time.Average]),
        format);

    private static object?[] ExampleOf(QuestionGroup group) => group.Examples.Count == 0 ? [null, null] : [group.Examples[0].Call, group.Examples[0].Question.Start];

    private static string NameOf(TalkStage stage) => stage.ToString().ToLowerInvariant();
}
