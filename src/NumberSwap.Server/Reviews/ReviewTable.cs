using NumberSwap.Core.Operators;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Reviews;

/// <summary>All figures of a review as one table: a line for each, with the quarter before beside it.</summary>
public static class ReviewTable
{
    public static TableCsv Of(QuarterlyReview review, CallCsvFormat? format = null) => new(
        "review-" + review.Quarter,
        ["table", "row", "figure", "value", "before"],
        [
            .. Money("sources", review.Sources), .. Money("campaigns", review.Campaigns), .. Money("contacts", review.Contacts),
            .. review.Sources.Total.NotTarget.Select(reason => Line("not_target", reason.Key, "calls", reason.Value, review.Sources.TotalBefore?.NotTarget.GetValueOrDefault(reason.Key))),
            .. Missed(review.Missed, review.MissedBefore),
            .. review.Team.Operators.Where(line => line.Now.Calls > 0).SelectMany(line => Team(line.Name, line.Now, line.Before)), .. Team("total", review.Team.Team, review.Team.TeamBefore),
            .. review.Goals.Select(goal => Line("goals", goal.Operator ?? "team", $"{goal.Measure} {goal.From:yyyy-MM-dd} {goal.To:yyyy-MM-dd} at least {goal.Target:0.####}", goal.Progress.Value, null)),
            Line("follow_ups", "", "consultations_due", review.FollowUps.Due, null), Line("follow_ups", "", "flagged", review.FollowUps.Flagged, null), Line("follow_ups", "", "skilled", review.FollowUps.Skilled, null),
            .. review.FollowUps.Reasons.Select(reason => Line("follow_up_reasons", reason.Reason, "calls", reason.Calls, null)),
            .. review.Talk.Stages.Stages.Select(stage => Line("stages", stage.Stage.ToString().ToLowerInvariant(), "calls", stage.Calls, review.Talk.StagesBefore.Stages.FirstOrDefault(was => was.Stage == stage.Stage)?.Calls)),
            .. review.Talk.CallerQuestions.Questions.Select(group => Line("caller_questions", Core.Conversations.SpokenMask.Alone(group.Text), "calls", group.Calls, null)),
            .. review.Talk.OperatorQuestions.Questions.Select(group => Line("operator_questions", Core.Conversations.SpokenMask.Alone(group.Text), "calls", group.Calls, null)),
            .. review.Checklists.SelectMany(list => list.Items.Select(item => Line("checklist: " + list.Name, item.Title ?? item.Key, "share", item.Share, item.Share - item.Change))),
        ],
        format);

    private static IEnumerable<IReadOnlyList<object?>> Money(string table, MoneyReport report) =>
        report.Rows.SelectMany(row => Money(table, row.Key, row.Now, row.Before))
            .Concat(report.Rest is null ? [] : Money(table, "rest", report.Rest, report.RestBefore))
            .Concat(Money(table, "total", report.Total, report.TotalBefore));

    private static IEnumerable<IReadOnlyList<object?>> Money(string table, string row, MoneyFigures now, MoneyFigures? then) =>
    [
        Line(table, row, "calls", now.Calls, then?.Calls), Line(table, row, "target_calls", now.TargetCalls, then?.TargetCalls), Line(table, row, "leads", now.Leads, then?.Leads),
        Line(table, row, "deals", now.Deals, then?.Deals), Line(table, row, "lead_to_deal", now.LeadToDeal, then?.LeadToDeal), Line(table, row, "revenue", now.Revenue, then?.Revenue),
        Line(table, row, "cost", now.Cost, then?.Cost), Line(table, row, "cost_per_lead", now.CostPerLead, then?.CostPerLead), Line(table, row, "romi", now.Romi, then?.Romi),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Missed(MissedReport now, MissedReport then) =>
    [
        Line("missed", "", "calls", now.Calls, then.Calls), Line("missed", "", "missed", now.Missed, then.Missed), Line("missed", "", "missed_share", now.MissedShare, then.MissedShare),
        Line("missed", "", "called_back_in_time_share", now.MetShare, then.MetShare), Line("missed", "", "callers_not_reached", now.CallersNotReached, then.CallersNotReached),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Team(string name, OperatorCounts now, OperatorCounts then) =>
    [
        Line("operators", name, "calls", now.Calls, then.Calls), Line("operators", name, "conversations", now.Conversations, then.Conversations),
        Line("operators", name, "target_calls", now.TargetCalls, then.TargetCalls), Line("operators", name, "average_talk_seconds", now.AverageTalkSeconds, then.AverageTalkSeconds),
        Line("operators", name, "offers", now.Offers, then.Offers), Line("operators", name, "deals", now.Deals, then.Deals),
        Line("operators", name, "conversion", now.Conversion, then.Conversion), Line("operators", name, "missed_share", now.MissedShare, then.MissedShare),
    ];

    private static IReadOnlyList<object?> Line(string table, string row, string figure, object? value, object? before) => [table, row, figure, value, before];
}
