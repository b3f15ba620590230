namespace NumberSwap.Core.Checklists;

/// <summary>A checklist to begin with, in the languages of the pages.</summary>
public static class DefaultChecklist
{
    public static string Name(string language) => language == "ru" ? "Звонок о продаже" : "Sales call";

    /// <summary>Seven items over all stages of the script.</summary>
    /// <param name="language"><c>en</c> or <c>ru</c>.</param>
    public static IReadOnlyList<ChecklistItem> Items(string language) => language == "ru" ? Russian : English;

    private static readonly IReadOnlyList<ChecklistItem> English =
    [
        YesNo("introduction", "Introduced themselves and the company", ScriptStage.Introduction, "did not, or only one of the two", "name and company said"),
        Scale("need", "Found out the need", ScriptStage.Need, "not found", "leading questions", "exactly defined"),
        Scale("clarifying", "Asked what the offer depends on: time, quantity, budget, who decides", ScriptStage.Need, "asked nothing", "one or two questions", "all that the offer needs"),
        Scale("offer", "The offer answers the need", ScriptStage.Offer, "no offer, or a price alone", "properties in general", "what it does for this caller"),
        Scale("objection", "Worked with the objection", ScriptStage.Objection, "ignored it or argued", "a set phrase", "found the reason and answered it"),
        Scale("next-step", "Agreed on the next step", ScriptStage.Agreement, "no step", "a vague one: “we will call you”", "a step with day and time"),
        YesNo("manner", "Polite, calm, did not interrupt", ScriptStage.Whole, "was rude, or talked over the caller", "all the time"),
    ];

    private static readonly IReadOnlyList<ChecklistItem> Russian =
    [
        YesNo("introduction", "Представился и назвал компанию", ScriptStage.Introduction, "нет или только что-то одно", "назвал имя и компанию"),
        Scale("need", "Выявил потребность", ScriptStage.Need, "не выявил", "задал наводящие вопросы", "точно определил"),
        Scale("clarifying", "Уточнил, от чего зависит предложение: срок, объём, бюджет, кто решает", ScriptStage.Need, "ничего не спросил", "один-два вопроса", "всё, что нужно для предложения"),
        Scale("offer", "Предложение отвечает на потребность", ScriptStage.Offer, "нет предложения или только цена", "общие свойства", "выгода именно для этого клиента"),
        Scale("objection", "Отработал возражение", ScriptStage.Objection, "не заметил или спорил", "ответил заготовкой", "понял причину и ответил на неё"),
        Scale("next-step", "Договорился о следующем шаге", ScriptStage.Agreement, "шага нет", "неопределённо: «мы перезвоним»", "шаг с датой и временем"),
        YesNo("manner", "Вежлив, спокоен, не перебивал", ScriptStage.Whole, "грубил или перебивал", "весь разговор"),
    ];

    private static ChecklistItem YesNo(string key, string title, ScriptStage stage, params string[] help) => new(key, title, stage, ItemKind.YesNo, 1, help);

    private static ChecklistItem Scale(string key, string title, ScriptStage stage, params string[] help) => new(key, title, stage, ItemKind.Scale, 1, help);
}
