using System.Text.Json;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>Checks how a Bitrix24 is to be reached, and what is to be made there.</summary>
internal sealed class Bitrix24Reader(TargetGuard guard)
{
    private const string TokenAddress = "https://oauth.bitrix.info/oauth/token/";
    private const string DefaultSource = "CALL";
    private const int MaxCode = 50;
    private const int MaxToken = 500;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known)
    {
        var was = known is null ? null : JsonSerializer.Deserialize(known.Settings, Bitrix24Json.Default.Bitrix24Settings);
        var hidden = ReadSecrets(new EnteredFields(secrets, "secrets"), known is null ? null : JsonSerializer.Deserialize(known.Secrets, Bitrix24Json.Default.Bitrix24Secrets), out var wrong);
        if (wrong is not null)
            return DestinationReading.Wrong(wrong);

        var fields = new EnteredFields(settings, "settings");
        // A webhook's address says by itself which portal it is of.
        var address = fields.Address("address", was?.Address, guard);
        if (hidden!.Webhook is not null)
            address = new Uri(hidden.Webhook);
        else if (address is null)
            fields.Wrong("address", "Name the portal's address, such as https://company.bitrix24.ru.");
        var read = new Bitrix24Settings(
            address?.GetLeftPart(UriPartial.Authority) ?? "",
            fields.Rule("leads", was?.Leads ?? LeadRule.NewCallers),
            fields.Text("source", was?.Source, MaxCode) ?? DefaultSource,
            fields.Text("status", was?.Status, MaxCode),
            fields.Id("assignedTo", was?.AssignedTo),
            fields.Id("user", was?.User),
            fields.Text("extension", was?.Extension, MaxCode),
            fields.Text("line", was?.Line, MaxCode),
            fields.Flag("card", was?.Card ?? false),
            fields.Flag("recordings", was?.Recordings ?? true),
            fields.Language("language", was?.Language ?? (address?.Host.EndsWith(".ru", StringComparison.OrdinalIgnoreCase) is true ? CrmWords.Russian : CrmWords.English)),
            fields.Address("tokenAddress", was?.TokenAddress, guard)?.AbsoluteUri ?? TokenAddress);
        fields.End();
        if (read is { User: not null, Extension: not null })
            fields.Wrong("extension", "Name the user or the extension, not both.");
        if (read.HasTelephony && !hidden.IsApplication)
            fields.Wrong(read.User is not null ? "user" : "extension", "Bitrix24 lets only applications register calls, not webhooks. Give an application's token, or leave user and extension out: then leads alone are made.");
        return fields.Problem is { } problem
            ? DestinationReading.Wrong(problem)
            : new DestinationReading(
                JsonSerializer.Serialize(read, Bitrix24Json.Default.Bitrix24Settings),
                JsonSerializer.Serialize(hidden, Bitrix24Json.Default.Bitrix24Secrets));
    }

    private Bitrix24Secrets? ReadSecrets(EnteredFields fields, Bitrix24Secrets? was, out Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? problem)
    {
        var webhook = fields.Address("webhook", was?.Webhook, guard);
        var read = new Bitrix24Secrets(
            webhook?.AbsoluteUri.TrimEnd('/'),
            fields.Secret("token", was?.Token, MaxToken),
            fields.Secret("clientId", was?.ClientId, MaxToken),
            fields.Secret("clientSecret", was?.ClientSecret, MaxToken),
            fields.Secret("refreshToken", was?.RefreshToken, MaxToken));
        fields.End();
        var path = webhook?.AbsolutePath.Trim('/').Split('/') ?? [];
        if (webhook is not null && (path.Length < 3 || path[^3] != "rest" || !path[^2].All(char.IsAsciiDigit)))
            fields.Wrong("webhook", "It has to be the inbound webhook's whole address, such as https://company.bitrix24.ru/rest/1/abc123/.");
        var parts = new[] { read.ClientId, read.ClientSecret, read.RefreshToken }.Count(part => part is not null);
        if (webhook is not null && (read.Token is not null || parts > 0))
            fields.Wrong("webhook", "Give either a webhook, or an application's token.");
        if (webhook is null && read.Token is null && parts == 0)
            fields.Wrong("webhook", "Give an inbound webhook's address, or an application's clientId, clientSecret and refreshToken.");
        if (parts is 1 or 2)
            fields.Wrong(read.ClientId is null ? "clientId" : read.ClientSecret is null ? "clientSecret" : "refreshToken", "clientId, clientSecret and refreshToken belong together: give all three.");
        problem = fields.Problem;
        return problem is null ? read : null;
    }
}
