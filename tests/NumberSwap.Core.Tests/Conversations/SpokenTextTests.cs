using NumberSwap.Core.Conversations;
using Xunit;

namespace NumberSwap.Core.Tests.Conversations;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("доставка", "доставку доставки доставкой доставке")]
    [InlineData("гарантия", "гарантии гарантию гарантией")]
    [InlineData("котел", "котел")]
    [InlineData("delivery", "deliveries")]
    [InlineData("price", "price")]
    public void Endings_do_not_count(string word, string others) => Assert.All(others.Split(' '), other => Assert.Equal(WordStem.Of(word), WordStem.Of(other)));

    [Fact]
    public void A_text_is_looked_for_without_case_and_dots_over_letters() => Assert.Equal(" еще 2 елки да ", SpokenText.Indexed("Ещё — 2 ЁЛКИ, да!"));

    [Theory]
    [InlineData("доставка", "Бесплатной ДОСТАВКОЙ занимаемся", "ДОСТАВКОЙ")]
    [InlineData("\"на самом деле\" гарант*", "На самом деле, гарантия", "На самом деле|гарантия")]
    [InlineData("кот", "который кот", "кот")]
    [InlineData("еще", "Ещё", "Ещё")]
    [InlineData("\"без пары", "без пары", "без пары")]
    public void Marks_are_where_the_words_are(string query, string text, string marks) =>
        Assert.Equal(marks, string.Join('|', SpokenQuery.Read(query).MarksIn(text).Select(mark => text.Substring(mark.Start, mark.Length))));

    [Theory]
    [InlineData("Мой номер 8 (916) 123-45-67, звоните", "Мой номер • (•••) •••-••-••, звоните")]
    [InlineData("плюс +79161234567", "плюс +•••••••••••")]
    [InlineData("Котёл за 45 000 рублей", "Котёл за 45 000 рублей")]
    [InlineData("дом 123456", "дом 123456")]
    public void Phone_numbers_are_hidden(string said, string masked) => Assert.Equal(masked, SpokenMask.Of(said));

    [Fact]
    public void A_number_that_is_said_in_two_breaths_is_hidden_too() =>
        Assert.Equal(["мой •••", "•••-••-••.", "да"], SpokenMask.Of(["мой 916", "123-45-67.", "да"]));

    [Fact]
    public void A_number_goes_on_after_what_the_other_puts_in() =>
        Assert.Equal(
            ["мой • •••", "так, записываю", "угу", "••• ••", "да", "••", "на этом всё, спасибо вам большое, до свидания", "12"],
            SpokenMask.Of(["мой 8 916", "так, записываю", "угу", "123 45", "да", "67", "на этом всё, спасибо вам большое, до свидания", "12"]));

    [Theory]
    [InlineData("Мой номер 8 916?", "Мой номер • •••?")]
    [InlineData("Есть на 12 вольт?", "Есть на 12 вольт?")]
    public void Out_of_its_conversation_a_part_of_a_number_is_hidden(string said, string masked) => Assert.Equal(masked, SpokenMask.Alone(said));

    [Fact]
    public void Any_text_is_cut_and_masked_without_losing_its_length()
    {
        var random = new Random(20261122);
        const string letters = "абвгёЁqwZ 0123456789-()+.,!?\"*\n\u0301\ud83d\ude00«»";
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)]));
            Assert.Equal(text.Length, SpokenMask.Of(text).Length);
            var query = SpokenQuery.Read(text);
            Assert.All(query.Terms.SelectMany(term => term.Words), word => Assert.True(word.Length > 0 && word.All(char.IsLetterOrDigit)));
            Assert.All(query.MarksIn(text), mark => Assert.InRange(mark.Start + mark.Length, 1, text.Length));
        }
    }
}
