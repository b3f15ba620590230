namespace NumberSwap.Server.Generating;

/// <summary>What is said on the generated site's phone, by what it is for. <c>{0}</c> is the operator's first name, <c>{1}</c> a price.</summary>
internal sealed record PhraseBook
{
    public required string Language { get; init; }
    public required IReadOnlyList<string> Hellos { get; init; }

    /// <summary>What callers want, by the name of a product; <see cref="Product.All"/> in their order.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Wishes { get; init; }

    /// <summary>The operator's questions about the need, each with its answer.</summary>
    public required IReadOnlyList<(string Said, string Answer)> Needs { get; init; }

    public required IReadOnlyList<string> Offers { get; init; }

    /// <summary>What callers ask again and again, each in several ways, with its answer. The first ones most often.</summary>
    public required IReadOnlyList<(IReadOnlyList<string> Asked, string Answer)> Questions { get; init; }

    public required IReadOnlyList<(string Said, string Answer)> Objections { get; init; }
    public required IReadOnlyList<(string Said, string Answer)> Agreements { get; init; }
    public required IReadOnlyList<(string Said, string Answer)> Refusals { get; init; }
    public required IReadOnlyList<(string Said, string Answer)> Services { get; init; }

    /// <summary>Words that some operators say more often than they know.</summary>
    public required IReadOnlyList<string> Habits { get; init; }

    public required string Robot { get; init; }

    public static readonly PhraseBook Russian = new()
    {
        Language = "ru",
        Hellos = ["Здравствуйте, компания «Тёплый дом», меня зовут {0}. Чем могу помочь?", "Добрый день! «Тёплый дом», {0}, слушаю вас.", "«Тёплый дом», добрый день, меня зовут {0}."],
        Wishes =
        [
            ["Добрый день, мне нужен газовый котёл для дома.", "Здравствуйте, хочу поменять старый газовый котёл.", "Я на сайте смотрел газовые котлы, хотел уточнить."],
            ["Здравствуйте, интересует электрический котёл для дачи.", "Нам газ не проведут, думаем про электрический котёл."],
            ["Здравствуйте, у нас котёл не включается.", "Добрый день, котёл выдаёт ошибку, нужен мастер.", "Течёт котёл, нужен ремонт."],
            ["Хотим сделать тёплый пол на первом этаже.", "Добрый день, нужен водяной тёплый пол под ключ."],
            ["Нужно обслуживание котла перед сезоном.", "Хочу договор на обслуживание."],
        ],
        Needs =
        [
            ("Подскажите, какая площадь дома?", "Сто двадцать квадратных метров примерно."),
            ("Какая у вас модель сейчас стоит?", "Старый Baxi, ему лет пятнадцать."),
            ("Для чего нужен: только отопление или и горячая вода тоже?", "И отопление, и вода."),
            ("Скажите, какой бюджет вы рассматриваете?", "Ну, тысяч до восьмидесяти."),
            ("Что для вас важно в первую очередь: цена или срок?", "Главное, чтобы до холодов успеть."),
            ("Правильно ли я понимаю, что проект уже есть?", "Нет, проекта пока нет."),
            ("Уточните, пожалуйста, в каком районе дом?", "Под Истрой."),
        ],
        Offers =
        [
            "Могу предложить двухконтурный котёл на двадцать четыре киловатта, стоимость {1} рублей.", "Рекомендую конденсационный, он экономичнее, будет стоить {1} рублей.",
            "Вам подойдёт комплект с монтажом, стоимость {1} рублей.", "Предлагаю выезд мастера сегодня, стоимость от {1} рублей.",
        ],
        Questions =
        [
            (["А сколько стоит доставка за МКАД?", "Сколько будет стоить доставка за МКАД?", "Доставка за МКАД сколько стоит?", "А доставка за МКАД платная?"], "До тридцати километров бесплатно, дальше пятьдесят рублей за километр."),
            (["Какая гарантия на котёл?", "А какая гарантия на этот котёл?", "Скажите, какая гарантия на котёл?"], "Гарантия производителя два года и год на монтаж."),
            (["Сколько стоит установка котла?", "А сколько стоит установка?", "Установка котла сколько стоит?"], "Установка от двенадцати тысяч, точнее скажет мастер."),
            (["Можно ли оплатить в рассрочку?", "А можно в рассрочку оплатить?", "Есть ли у вас рассрочка?"], "Да, рассрочка на шесть месяцев без переплаты."),
            (["Когда сможет приехать мастер?", "А когда мастер сможет приехать?"], "Завтра после двух, устроит?"),
            (["Где вы находитесь?", "Подскажите, где у вас магазин?"], "Шоссе Энтузиастов, дом пять."),
        ],
        Objections =
        [
            ("Дороговато, честно говоря.", "Понимаю. В цену входит монтаж и первый запуск."), ("У конкурентов дешевле.", "Скажите, а монтаж у них входит в стоимость?"),
            ("Я подумаю и перезвоню.", "Конечно. Что именно вас смущает?"), ("Сомневаюсь, что такой мощности хватит.", "Для вашей площади хватит с запасом."),
        ],
        Agreements =
        [
            ("Хорошо, давайте, беру.", "Отлично, оформляю заказ. Договорились!"), ("Ладно, выставляйте счёт.", "Счёт отправлю в течение часа. До встречи!"), ("Записывайте на завтра.", "Записываю вас на завтра, ждите мастера. Спасибо за звонок!"),
        ],
        Refusals = [("Спасибо, я ещё посмотрю.", "Хорошо, звоните. Всего доброго!"), ("Мне надо с женой посоветоваться.", "Конечно. Перезвонить вам завтра?"), ("Нет, это не то, что нам нужно.", "Извините. До свидания!")],
        Services = [("Я у вас заказывал котёл, где мой заказ?", "Сейчас посмотрю. Привезут в четверг."), ("Мастер обещал приехать и не приехал.", "Приношу извинения, сейчас свяжусь с ним."), ("Мне нужны закрывающие документы.", "Отправлю на вашу почту сегодня.")],
        Habits = ["На самом деле,", "Как бы,", "Честно говоря,", "Короче,"],
        Robot = "Здравствуйте! Ваш сайт может быть на первом месте в поиске. Нажмите один, чтобы узнать больше.",
    };

    public static readonly PhraseBook English = new()
    {
        Language = "en",
        Hellos = ["Good afternoon, thank you for calling Warm House, my name is {0}. How can I help?", "Warm House, good morning, my name is {0}."],
        Wishes =
        [
            ["Hi, I need a gas boiler for my house.", "Hello, we would like to replace an old gas boiler."], ["Hi, I am interested in an electric boiler for a country house."],
            ["Our boiler does not start, we need somebody to repair it."], ["We want underfloor heating on the ground floor."], ["I need my boiler serviced before winter."],
        ],
        Needs =
        [
            ("How many square metres is the house?", "About a hundred and fifty."), ("What do you need it for: heating only, or hot water too?", "Both, please."), ("What budget do you have in mind?", "Up to a thousand euros."),
            ("Which model do you have now?", "An old one, I am not at home."),
        ],
        Offers = ["I recommend a condensing boiler, it costs {1} roubles.", "I can offer a set with installation, the price is {1} roubles."],
        Questions =
        [
            (["How much is delivery outside the city?", "How much does delivery outside the city cost?"], "It is free within thirty kilometres."), (["What warranty do you give?", "Which warranty does it have?"], "Two years, and one more for our work."),
            (["How much does installation cost?", "How much is installation?"], "From twelve thousand, the engineer will tell you exactly."),
        ],
        Objections = [("That is too expensive.", "I understand. Installation is included."), ("Let me think about it.", "Of course. Which part are you not sure of?")],
        Agreements = [("All right, I'll take it.", "Great, I will place the order."), ("Fine, send the invoice.", "You will have it within the hour.")],
        Refusals = [("Thank you, I will look around.", "Of course. Goodbye!")],
        Services = [("Where is my order?", "Let me see. It comes on Thursday.")],
        Habits = ["Actually,", "Basically,", "To be honest,"],
        Robot = "Hello! Your site could be first in search results. Press one to learn more.",
    };
}
