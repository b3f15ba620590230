using NumberSwap.Server.Conversations.Findings;

namespace NumberSwap.Server.Reviews;

/// <summary>What was said on the phone in a quarter.</summary>
/// <param name="CallerQuestions">Questions of callers that came in several calls, the commonest first.</param>
/// <param name="CallerQuestionsBefore">Of the period before.</param>
/// <param name="OperatorQuestions">The same of operators.</param>
/// <param name="StagesBefore">Of the period before.</param>
public sealed record ReviewTalk(QuestionReport CallerQuestions, QuestionReport CallerQuestionsBefore, QuestionReport OperatorQuestions, StageReport Stages, StageReport StagesBefore);
