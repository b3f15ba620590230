using NumberSwap.Core.Conversations;
using Xunit;

namespace NumberSwap.Core.Tests.Conversations;

public sealed class TalkReaderTests
{
    private static readonly SpokenSegment[] Call =
    [
        Said(Speaker.Operator, 0, "Добрый день! Компания Котлы, меня зовут Анна."),
        Said(Speaker.Caller, 4, "Здравствуйте. Сколько стоит установка котла?"),
        Said(Speaker.Operator, 8, "На самом деле зависит от площади. Какая площадь у вас дома? Правильно ли я понимаю, что дом новый?"),
        Said(Speaker.Caller, 15, "Сто двадцать метров, да."),
        Said(Speaker.Operator, 20, "Могу предложить модель за сорок тысяч. На самом деле она дешевле других."),
        Said(Speaker.Caller, 28, "Это дорого."),
        Said(Speaker.Operator, 30, "Тогда рекомендую рассрочку."),
        Said(Speaker.Caller, 35, "Хорошо, договорились!"),
    ];

    [Fact]
    public void A_call_goes_through_its_stages_and_back()
    {
        var facts = new TalkReader(TalkMarkers.Default).Read(Call);

        Assert.Equal([TalkStage.Introduction, TalkStage.Need, TalkStage.Offer, TalkStage.Objection, TalkStage.Offer, TalkStage.Agreement], facts.Stages);
        Assert.Equal(5, facts.Transitions);
        Assert.Equal(35, facts.Seconds);
    }

    [Fact]
    public void Phrases_are_the_operators_and_clarifying_questions_too()
    {
        var facts = new TalkReader(TalkMarkers.Default).Read(Call);
        Assert.Equal(new Dictionary<string, int> { ["на самом деле"] = 2 }, facts.Phrases);
        Assert.Equal(2, facts.Clarifying);
        Assert.Equal(["Цена / price"], facts.Requests);
        Assert.Equal(3, facts.Questions.Count);
        Assert.Empty(new TalkReader(TalkMarkers.Default).Read([Said(Speaker.Caller, 0, "На самом деле, на самом деле")]).Phrases);
    }

    [Fact]
    public void Nothing_said_is_nothing_found()
    {
        var facts = new TalkReader(TalkMarkers.Default).Read([]);
        Assert.Equal((0, 0, 0.0), (facts.Stages.Count, facts.Transitions, facts.Seconds));
    }

    private static SpokenSegment Said(Speaker speaker, double start, string text) => new(speaker, start, null, text);
}
