using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Operators;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Reviews;

/// <summary>A quarter on one page, beside the one before: what advertising earned, what was missed, how people talked and sold.</summary>
/// <param name="Quarter">As 2026-Q3.</param>
/// <param name="Period">Until today, where the quarter goes on.</param>
/// <param name="Before">The quarter before; of it as many days as of this one have gone.</param>
/// <param name="Sources">By source, the last click, deals on the day of their call.</param>
/// <param name="Contacts">Calls beside web forms.</param>
/// <param name="Goals">Those with days in the quarter,</param>
/// <param name="GoalsBefore">and in the one before.</param>
/// <param name="Checklists">One for each list that somebody was scored by in the quarter's weeks.</param>
public sealed record QuarterlyReview(
    string Site,
    string Quarter,
    Period Period,
    Period Before,
    MoneyReport Sources,
    MoneyReport Campaigns,
    MoneyReport Contacts,
    MissedReport Missed,
    MissedReport MissedBefore,
    OperatorReport Team,
    IReadOnlyList<GoalItem> Goals,
    IReadOnlyList<GoalItem> GoalsBefore,
    FollowUpList FollowUps,
    FollowUpList FollowUpsBefore,
    ReviewTalk Talk,
    IReadOnlyList<ResultAnswer> Checklists);
