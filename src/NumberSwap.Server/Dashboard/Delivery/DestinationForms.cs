using NumberSwap.Core.Delivery;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>What people see of the kinds of destinations.</summary>
internal static class DestinationForms
{
    /// <summary>A kind's name; the same in every language, but for ours.</summary>
    public static string TitleOf(string kind, Words words) => kind switch
    {
        "webhook" => words["Webhook"],
        "bitrix24" => "Bitrix24",
        "amocrm" => "amoCRM, Kommo",
        "ga4" => "Google Analytics 4",
        "metrika" => words["Yandex.Metrika"],
        _ => kind,
    };

    /// <summary>What it is for, in a sentence.</summary>
    public static string AboutOf(string kind, Words words) => kind switch
    {
        "webhook" => words["Each event as signed JSON to an address of yours: for any program."],
        "bitrix24" => words["A lead for each new caller with its source, and the call in the portal's telephony."],
        "amocrm" => words["A lead with its contact and source for each new caller, and each call at its contact."],
        "ga4" => words["Calls as events of the visitors who caused them."],
        "metrika" => words["Calls as conversions of the visits that caused them, uploaded when they have ended."],
        _ => "",
    };

    public static IReadOnlyList<DestinationField> FieldsOf(string kind, Words words) => kind switch
    {
        "webhook" => [new("url", words["Address"], FieldLook.Text, words["Where events are posted to, for example https://crm.example.com/hooks/calls"], IsRequired: true)],
        "bitrix24" =>
        [
            new("webhook", words["Inbound webhook"], FieldLook.Secret, words["Its whole address: Developer resources → Other → Inbound webhook, with the right crm. Makes leads; telephony needs an application instead."]),
            new("address", words["Portal, for an application"], FieldLook.Text, words["For example https://company.bitrix24.ru. Not needed with a webhook."]),
            new("clientId", words["Application: client_id"], FieldLook.Secret),
            new("clientSecret", words["Application: client_secret"], FieldLook.Secret),
            new("refreshToken", words["Application: refresh_token"], FieldLook.Secret),
            Leads(words),
            new("source", words["Source of leads (SOURCE_ID)"], FieldLook.Text, Usual: "CALL", IsRequired: true),
            new("status", words["Stage of leads (STATUS_ID)"], FieldLook.Text, words["Empty: the first."]),
            new("assignedTo", words["Responsible user's id"], FieldLook.Number, words["Empty: who the webhook or application belongs to."]),
            new("user", words["Telephony: user's id"], FieldLook.Number, words["Calls are registered to this user. Empty: calls are not registered."]),
            new("extension", words["Telephony: extension instead of the user"], FieldLook.Text),
            new("line", words["Telephony: line number"], FieldLook.Text, words["Empty: the dialled number."]),
            new("card", words["Show the user the call while it rings"], FieldLook.Flag),
            new("recordings", words["Pass recordings on"], FieldLook.Flag, Usual: "1"),
            Language(words),
        ],
        "amocrm" =>
        [
            new("address", words["Address of the account"], FieldLook.Text, words["For example https://company.amocrm.ru or https://company.kommo.com"], IsRequired: true),
            new("token", words["Long-lived token"], FieldLook.Secret, words["Of an integration of your own, under keys and access."], IsRequired: true),
            Leads(words),
            new("pipeline", words["Pipeline's id"], FieldLook.Number, words["Empty: the main one."]),
            new("status", words["Stage's id"], FieldLook.Number, words["Empty: the first."]),
            new("responsible", words["Responsible user's id"], FieldLook.Number, words["Empty: who the token belongs to."]),
            new("tag", words["Tag of leads"], FieldLook.Text),
            new("recordings", words["Pass recordings on"], FieldLook.Flag, Usual: "1"),
            Language(words),
        ],
        "ga4" =>
        [
            new("measurementId", words["Measurement ID"], FieldLook.Text, words["G-…: Admin → Data streams → the stream."], IsRequired: true),
            new("apiSecret", words["API secret"], FieldLook.Secret, words["In the same place: Measurement Protocol API secrets."], IsRequired: true),
            new("region", words["Where data is collected"], FieldLook.Choice, Choices: [("global", words["worldwide"]), ("eu", words["in the European Union"])]),
            Calls(words),
            Probability(words),
            new("withoutClientId", words["Visits that Google Analytics does not know"], FieldLook.Choice, Choices: [("skip", words["leave their calls out"]), ("makeUp", words["tell them as another user"])]),
            new("ringingEvent", words["Event when a call rings"], FieldLook.Text, Usual: "phone_call_start", IsRequired: true),
            new("completedEvent", words["Event when an answered call has ended"], FieldLook.Text, Usual: "phone_call", IsRequired: true),
            new("missedEvent", words["Event when a call was missed"], FieldLook.Text, Usual: "phone_call_missed", IsRequired: true),
            new("value", words["Worth of an answered call"], FieldLook.Number),
            new("currency", words["Currency"], FieldLook.Text, words["Three letters: USD, EUR, RUB."]),
            Consent("adUserData", words["Consent to the use of data for advertising"], words),
            Consent("adPersonalization", words["Consent to personalized advertising"], words),
            new("url", words["Address of your own tagging server"], FieldLook.Text, words["Empty: events go to Google."]),
        ],
        "metrika" =>
        [
            new("counter", words["Counter's number"], FieldLook.Number, IsRequired: true),
            new("token", words["OAuth token"], FieldLook.Secret, words["With the right metrika:write, of somebody who may edit the counter."], IsRequired: true),
            Calls(words),
            Probability(words),
            new("phoneNumber", words["Number that is passed on"], FieldLook.Choice, Choices: [("dialled", words["the dialled one"]), ("caller", words["the caller's"]), ("none", words["no number"])]),
            new("goalName", words["Goal's name"], FieldLook.Text, words["Empty: Metrika names it."]),
            new("price", words["Worth of an answered call"], FieldLook.Number),
            new("currency", words["Currency"], FieldLook.Text, words["Three letters: USD, EUR, RUB."]),
            new("url", words["Another address of Metrika's API"], FieldLook.Text, words["Empty: Yandex's own."]),
        ],
        _ => [],
    };

    private static DestinationField Leads(Words words) => new("leads", words["Calls that get a lead"], FieldLook.Choice, Choices:
    [
        ("newCallers", words["of new callers: none in the last 30 days"]), ("all", words["all"]), ("answered", words["answered ones"]), ("target", words["target calls"]),
    ]);

    private static DestinationField Language(Words words) => new("language", words["Language of what is written"], FieldLook.Choice, Choices: [("ru", "Русский"), ("en", "English")], Usual: words.Language);

    private static DestinationField Consent(string name, string title, Words words) =>
        new(name, title, FieldLook.Choice, Choices: [("", words["as the visitor's browser said"]), ("granted", words["given"]), ("denied", words["refused"])]);

    private static DestinationField Calls(Words words) => new("calls", words["Which calls"], FieldLook.Choice, Choices: [("all", words["all"]), ("target", words["target calls"])]);

    private static DestinationField Probability(Words words) =>
        new("minProbability", words["How sure the visit has to be, 0 to 1"], FieldLook.Number, words["Calls whose visit is less probable are left out."], Usual: "0.5", IsRequired: true);

    public static string TitleOf(EventType type, Words words) => type switch
    {
        EventType.Ringing => words["a call rings"],
        EventType.Completed => words["an answered call has ended"],
        EventType.Missed => words["a call was missed"],
        EventType.Attributed => words["its source is known"],
        EventType.LeadCreated => words["somebody left a lead: a form, or a wish to be called back"],
        _ => words["its source became another one"],
    };

    public static string TitleOf(DeliveryState state, Words words) => state switch
    {
        DeliveryState.Pending => words["waits"],
        DeliveryState.Delivered => words["arrived"],
        _ => words["given up"],
    };

    public static string LookOf(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "warn",
        DeliveryState.Delivered => "good",
        _ => "bad",
    };
}
