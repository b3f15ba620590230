using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Deals;

/// <summary>What headings and words mean in tables of deals, in English and Russian, as CRMs export them.</summary>
public static class DealHeadings
{
    private static readonly Dictionary<string, DealField> Known = Map(
        (DealField.ExternalId, "id|deal id|externalid|external id|id сделки|номер сделки|№ сделки|номер"),
        (DealField.Lead, "lead id|leadid|id лида|лид"),
        (DealField.Call, "call id|callid|id звонка|звонок"),
        (DealField.Phone, "phone|mobile phone|work phone|contact phone|телефон|мобильный телефон|рабочий телефон|рабочий телефон (контакт)|мобильный телефон (контакт)|телефон (контакт)|контакт: рабочий телефон|контакт: мобильный телефон|контакт: телефон|телефон контакта|телефон клиента"),
        (DealField.Title, "title|name|deal name|название|название сделки|сделка"),
        (DealField.Stage, "stage|status|стадия|стадия сделки|статус|этап|этап сделки"),
        (DealField.Outcome, "outcome|result|исход|результат"),
        (DealField.Amount, "amount|sum|price|budget|сумма|бюджет|бюджет ₽|бюджет, руб|сумма сделки"),
        (DealField.Currency, "currency|currency code|валюта|код валюты"),
        (DealField.OpenedAt, "opened|openedat|opened at|created|created at|date created|дата создания|дата создания сделки|дата начала|создана|создан"),
        (DealField.ClosedAt, "closed|closedat|closed at|дата закрытия|дата завершения|закрыта"),
        (DealField.UpdatedAt, "updated|updatedat|updated at|modified|дата изменения|дата редактирования|дата обновления|изменена"));

    private static readonly Dictionary<string, DealOutcome> Words = Map(
        (DealOutcome.Won, "won|win|success|выиграна|успешна|успех|продажа|успешно реализовано|успешно реализована|сделка успешна|оплачено и завершено"),
        (DealOutcome.Lost, "lost|lose|fail|failed|проиграна|провалена|отказ|закрыто и не реализовано|закрыта и не реализована|сделка провалена|анализ причины провала"),
        (DealOutcome.Open, "open|in progress|открыта|в работе"));

    public static (bool Known, DealField Field) Read(string heading) => Known.TryGetValue(heading, out var field) ? (true, field) : (false, default);

    /// <summary>What a word says of a deal's outcome; null: nothing.</summary>
    public static DealOutcome? OutcomeOf(string word) => Words.TryGetValue(word.Trim().ToLowerInvariant().Replace('ё', 'е'), out var outcome) ? outcome : null;

    private static Dictionary<string, T> Map<T>(params (T Meaning, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split('|').Select(word => (word, list.Meaning))).ToDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
}
