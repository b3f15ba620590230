using System.Text.Json;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>Checks how an account is to be reached, and what is to be made there.</summary>
internal sealed class AmoCrmReader(TargetGuard guard)
{
    private const int MaxToken = 4000;
    private const int MaxTag = 100;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known)
    {
        var was = known is null ? null : JsonSerializer.Deserialize(known.Settings, AmoCrmJson.Default.AmoCrmSettings);
        var hidden = new EnteredFields(secrets, "secrets");
        var token = hidden.Secret("token", known is null ? null : JsonSerializer.Deserialize(known.Secrets, AmoCrmJson.Default.AmoCrmSecrets)!.Token, MaxToken);
        if (token is null)
            hidden.Wrong("token", "Give a long-lived token: the CRM shows it in an integration of your own, under keys and access.");
        hidden.End();
        if (hidden.Problem is { } wrong)
            return DestinationReading.Wrong(wrong);

        var fields = new EnteredFields(settings, "settings");
        var address = fields.Address("address", was?.Address, guard);
        if (address is null || address.AbsolutePath.Trim('/').Length > 0)
            fields.Wrong("address", "It has to be the account's address alone, such as https://company.amocrm.ru or https://company.kommo.com.");
        var read = new AmoCrmSettings(
            address?.GetLeftPart(UriPartial.Authority) ?? "",
            fields.Rule("leads", was?.Leads ?? LeadRule.NewCallers),
            fields.Id("pipeline", was?.Pipeline),
            fields.Id("status", was?.Status),
            fields.Id("responsible", was?.Responsible),
            fields.Text("tag", was?.Tag, MaxTag),
            fields.Flag("recordings", was?.Recordings ?? true),
            fields.Language("language", was?.Language ?? (address?.Host.EndsWith(".ru", StringComparison.OrdinalIgnoreCase) is true ? CrmWords.Russian : CrmWords.English)));
        fields.End();
        return fields.Problem is { } problem
            ? DestinationReading.Wrong(problem)
            : new DestinationReading(
                JsonSerializer.Serialize(read, AmoCrmJson.Default.AmoCrmSettings),
                JsonSerializer.Serialize(new AmoCrmSecrets(token!), AmoCrmJson.Default.AmoCrmSecrets));
    }
}
