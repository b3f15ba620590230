using System.Collections.Frozen;

namespace NumberSwap.Core.Conversations;

/// <summary>Words that say nothing of what a question is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "а абсолютно алло без бы был была были было быть в вам вами вас ваш ваша ваше ваши во вот все всего вы вообще где да давайте для до добрый доброе день утро вечер "
        + "его ее если есть еще же за здравствуйте значит и из или им их интересует интересно к как какая какие каким каких какого какое какой какую каков когда кого кто ко куда ли либо лучше "
        + "меня мне много может можете можно мой моя мы на нам нас наш не него нее нет неужели ни них но ну нужно нужна нужен о об один он она они оно от откуда очень по под подскажите подскажете пожалуйста "
        + "получается понял поняла правильно просто почему при прям сейчас скажите скажете слушайте сколько смотрите со собственно спасибо стоит с так такая такие такое такой там то тогда только тоже тут ты у уж "
        + "уточните уточнить узнать хотел хотела хотелось хочу чего чем через что чтобы это этого этом этот эта эти эту я меня говорите вопрос допустим например конечно хорошо "
        + "a about all also am an and any are as at be been but by can could did do does for from had has have hello hi how i if in is it its just know like may me might my "
        + "need of ok okay on or our please right should so some tell than thank thanks that the their them then there these they this to us want was we well were what when where which who why will with would you your yes no")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => All.Contains(word);
}
