using System.Text.Json;
using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>Finds the contact that a caller's number belongs to, as the CRM itself does for calls: by the last ten digits.</summary>
internal static class AmoCrmContacts
{
    private const int Digits = 10;
    private const int FewestDigits = 5;

    /// <summary>Its id, the oldest of several; null: there is none.</summary>
    public static async Task<long?> FindAsync(AmoCrmAccount account, string phone, CancellationToken cancellation)
    {
        var end = EndOf(phone);
        if (end.Length < FewestDigits)
            return null;
        var found = await account.GetAsync("contacts?limit=50&query=" + end, cancellation);
        return CrmJson.Items(CrmJson.Field(CrmJson.Field(found, "_embedded"), "contacts"))
            .Where(contact => PhonesOf(contact).Any(number => EndOf(number) == end))
            .Select(contact => CrmJson.Field(contact, "id")?.GetInt64())
            .Min();
    }

    private static IEnumerable<string> PhonesOf(JsonElement contact) =>
        CrmJson.Items(CrmJson.Field(contact, "custom_fields_values"))
            .Where(field => CrmJson.Text(field, "field_code") == "PHONE")
            .SelectMany(field => CrmJson.Items(CrmJson.Field(field, "values")))
            .Select(value => CrmJson.Text(value, "value"));

    private static string EndOf(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length <= Digits ? digits : digits[^Digits..];
    }
}
