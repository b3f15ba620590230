namespace NumberSwap.Core.Conversations;

/// <summary>What an owner has looked for in calls. A phrase is words next to each other; with <c>*</c> behind it its last word may go on.</summary>
public sealed record TalkMarkers
{
    /// <summary>Phrases by which a stage is known.</summary>
    public required IReadOnlyDictionary<TalkStage, IReadOnlyList<string>> Stages { get; init; }

    /// <summary>Set phrases to be counted by operator.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>What an operator's question has to hold to count as clarifying.</summary>
    public required IReadOnlyList<string> Clarifying { get; init; }

    /// <summary>Types of requests.</summary>
    public required IReadOnlyList<RequestMarker> Requests { get; init; }

    /// <summary>The phrases of a stage.</summary>
    public IReadOnlyList<string> Of(TalkStage stage) => Stages.GetValueOrDefault(stage) ?? [];

    /// <summary>What a site has until its owner says otherwise: Russian and English.</summary>
    public static readonly TalkMarkers Default = new()
    {
        Stages = new Dictionary<TalkStage, IReadOnlyList<string>>
        {
            [TalkStage.Introduction] = ["меня зовут", "компания", "здравствуйте", "добрый день", "доброе утро", "добрый вечер", "чем могу помочь", "my name is", "how can i help", "thank you for calling", "good morning", "good afternoon"],
            [TalkStage.Need] = ["для чего", "для каких", "какая задача", "что для вас важно", "какой бюджет", "на какой срок", "сколько вам нужно", "какая площадь", "расскажите", "уточните", "правильно ли я понимаю", "what are you looking for", "what do you need", "what is important", "tell me more", "what budget"],
            [TalkStage.Offer] = ["предлагаю", "могу предложить", "рекомендую", "подойдет", "вам подойдут", "стоимость", "будет стоить", "коммерческое предложение", "i can offer", "i recommend", "i suggest", "it costs", "the price is", "would suit you"],
            [TalkStage.Objection] = ["дорого", "дороговато", "дешевле", "я подумаю", "надо подумать", "нужно подумать", "нет бюджета", "у конкурентов", "не уверен*", "сомнева*", "too expensive", "cheaper", "think about it", "not sure", "competitor*"],
            [TalkStage.Agreement] = ["договорились", "оформля*", "оформим", "записыва*", "выставляйте счет", "выставлю счет", "беру", "заказываю", "согласен", "согласна", "жду вас", "до встречи", "let's do it", "deal", "send the invoice", "i'll take it", "place the order", "see you on"],
        },
        Phrases = ["на самом деле", "как бы", "короче", "честно говоря", "to be honest", "basically", "actually"],
        Clarifying = ["правильно понимаю", "правильно ли", "верно ли", "уточни*", "подскажите", "скажите", "расскажите", "какой", "какая", "какое", "какие", "какую", "сколько", "для чего", "когда", "где", "что именно", "what exactly", "do you mean", "which", "how many", "how much", "what kind", "when"],
        Requests = [new("Доставка / delivery", ["доставк*", "привез*", "deliver*"]), new("Цена / price", ["сколько стоит", "стоимост*", "цен*", "how much", "price*"]), new("Гарантия / warranty", ["гаранти*", "warrant*"])],
    };
}
