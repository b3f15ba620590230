using NumberSwap.Core.Conversations;
using Xunit;

namespace NumberSwap.Core.Tests.Conversations;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("Здравствуйте. Сколько стоит доставка? Я в Туле.", "Сколько стоит доставка?")]
    [InlineData("А есть ли гарантия", "А есть ли гарантия")]
    [InlineData("Подскажите, до скольки вы работаете", "Подскажите, до скольки вы работаете")]
    [InlineData("How long is the warranty", "How long is the warranty")]
    [InlineData("Do you deliver on Sunday. Fine.", "Do you deliver on Sunday.")]
    public void A_question_is_found_by_its_sign_or_its_beginning(string said, string question) =>
        Assert.Equal(question, Assert.Single(Questions.In(new SpokenSegment(Speaker.Caller, 1, null, said))).Text);

    [Theory]
    [InlineData("Что?!", 1)]
    [InlineData("как", 0)]
    [InlineData("Хорошо, я подумаю.", 0)]
    [InlineData("Как бы, могу предложить другой котёл.", 0)]
    [InlineData("", 0)]
    [InlineData("... !!! ???", 0)]
    public void What_is_no_question_is_left_out(string said, int questions) => Assert.Equal(questions, Questions.In(new SpokenSegment(Speaker.Caller, 0, null, said)).Count());

    [Fact]
    public void The_same_question_in_other_words_is_one_group_whatever_order_it_comes_in()
    {
        var asked = new[]
        {
            "Сколько стоит доставка?", "А доставка сколько стоит?", "Подскажите, доставка платная?", "Доставку вы делаете?", "Есть доставка?",
            "Какая гарантия на котёл?", "На котел какая гарантия?", "Есть гарантия на котел?",
            "Вы работаете в воскресенье?",
        }.Select(text => Questions.TermsOf(SpokenText.Words(text)))
            .GroupBy(terms => string.Join(' ', terms)).Select(same => new AskedWording(same.First(), same.Count(), same.Count())).ToArray();
        var groups = QuestionGroups.Of(asked);

        Assert.Equal([("доставк", 5), ("гарант котел", 3), ("воскресен работа", 1)], groups.Select(group => (string.Join(' ', group.Core), group.Asked)));
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(asked);
            Assert.Equal(Told(groups), Told(QuestionGroups.Of(asked)));
        }
    }

    /// <summary>The groups are those that come of comparing every wording with every group, which takes too long for a year's questions.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_group_is_overlooked_for_speed(int seed)
    {
        var random = new Random(seed);
        var wordings = Enumerable.Range(0, 400)
            .Select(_ => (IReadOnlyList<string>)[.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => "t" + (int)(30 * Math.Pow(random.NextDouble(), 2))).Distinct().Order(StringComparer.Ordinal)])
            .GroupBy(terms => string.Join(' ', terms)).Select(same => new AskedWording(same.First(), same.Count(), same.Count())).ToList();

        Assert.Equal(Naive(wordings), QuestionGroups.Of(wordings).Select(group => string.Join(", ", group.Wordings.Select(wording => string.Join(' ', wording.Terms)))).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Naive(List<AskedWording> wordings)
    {
        var groups = new List<List<AskedWording>>();
        foreach (var wording in wordings.OrderByDescending(one => one.Asked).ThenBy(one => string.Join(' ', one.Terms), StringComparer.Ordinal))
        {
            var best = groups.Select((group, place) => (Group: group, place, Likeness: (double)wording.Terms.Intersect(group[0].Terms).Count() / wording.Terms.Union(group[0].Terms).Count()))
                .Where(one => one.Likeness >= 0.5).OrderByDescending(one => one.Likeness).ThenBy(one => one.place).FirstOrDefault();
            if (best.Group is null)
                groups.Add([wording]);
            else
                best.Group.Add(wording);
        }

        return groups.Select(group => string.Join(", ", group.Select(wording => string.Join(' ', wording.Terms)))).Order(StringComparer.Ordinal);
    }

    private static string Told(IReadOnlyList<WordingGroup> groups) =>
        string.Join('\n', groups.Select(group => $"{group.Calls}|{group.Asked}|{string.Join(',', group.Wordings.Select(wording => string.Join(' ', wording.Terms)))}"));
}
