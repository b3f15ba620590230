using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of <c>call_questions</c>.</summary>
/// <param name="Terms">What it is about, with a space between; never empty.</param>
/// <param name="Again">1 where the same speaker asked about the same before in this call, else 0.</param>
internal sealed record QuestionRow(string Site, string Call, int Place, long StartedAt, int Speaker, string Terms, int Again, long StartMs, string Asked)
{
    private const int MaxTerms = 300;

    /// <summary>The questions of a call that are about something.</summary>
    public static IReadOnlyList<QuestionRow> Of(string site, string call, long startedAt, IReadOnlyList<SpokenQuestion> questions)
    {
        var seen = new HashSet<(Speaker, string)>();
        return [.. questions.Where(question => question.Terms.Count > 0).Select((question, place) =>
        {
            var terms = Bounded.Text(string.Join(' ', question.Terms), MaxTerms).TrimEnd();
            return new QuestionRow(
                site, call, place, startedAt, (int)question.Speaker, terms, seen.Add((question.Speaker, terms)) ? 0 : 1, (long)Math.Round(question.Start * 1000), question.Text);
        })];
    }
}
