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
    [InlineData("", 0)]
    [InlineData("... !!! ???", 0)]
    public void What_is_no_question_is_left_out(string said, int questions) => Assert.Equal(questions, Questions.In(new SpokenSegment(Speaker.Caller, 0, null, said)).Count());

    [Fact]
    public void The_same_question_in_other_words_is_one_group_whatever_order_it_comes_in()
    {
        var asked = new[]
        {
            ("1", "Сколько стоит доставка?"), ("2", "А доставка сколько стоит?"), ("3", "Подскажите, доставка платная?"), ("4", "Доставку вы делаете?"), ("4", "Есть доставка?"),
            ("1", "Какая гарантия на котёл?"), ("5", "На котел какая гарантия?"), ("6", "Есть гарантия на котел?"),
            ("7", "Вы работаете в воскресенье?"),
        }.Select((one, i) => new AskedQuestion(one.Item1, new SpokenQuestion(Speaker.Caller, i, one.Item2, Questions.TermsOf(SpokenText.Words(one.Item2))))).ToList();
        var groups = QuestionGroups.Of(asked);

        Assert.Equal([("доставк", 4, 5), ("гарант", 3, 3), ("воскресен", 1, 1)], groups.Select(group => (group.Terms.First(term => term.StartsWith("до", StringComparison.Ordinal) || term.StartsWith("га", StringComparison.Ordinal) || term.StartsWith("во", StringComparison.Ordinal)), group.Calls, group.Asked)));
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var mixed = asked.ToArray();
            random.Shuffle(mixed);
            Assert.Equal(Told(groups), Told(QuestionGroups.Of(mixed)));
        }

        static string Told(IReadOnlyList<QuestionGroup> groups) => string.Join('\n', groups.Select(group => $"{group.Text}|{string.Join(',', group.Terms)}|{group.Calls}|{group.Asked}|{string.Join(',', group.Examples.Select(example => example.Call + example.Question.Text))}"));
    }
}
