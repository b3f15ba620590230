using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>
/// amoCRM and Kommo: the webhook tells the deals (there "leads") that were added, changed or moved: <c>leads[status][0][id]</c> …. What it leaves
/// out, the customer's number before all, is asked for by the API v4 where a token is given.
/// </summary>
public sealed partial class AmoCrm : ICrm
{
    public const string Name = "amocrm";

    /// <summary>The same in every pipeline.</summary>
    private const string Won = "142", Lost = "143";

    private const int MostLeads = 500;

    public string System => Name;

    public bool Fetches(CrmSettings settings) => settings.Token is not null;

    public (IReadOnlyList<DealRequest> Deals, IReadOnlyList<string> Ids)? Read(IReadOnlyDictionary<string, string> form, CrmSettings settings)
    {
        var leads = new Dictionary<(string Action, string Place), Dictionary<string, string>>();
        foreach (var (name, value) in form)
        {
            if (LeadField().Match(name) is not { Success: true } field)
                continue;
            var key = (field.Groups["action"].Value, field.Groups["place"].Value);
            if (!leads.TryGetValue(key, out var fields) && leads.Count < MostLeads)
                leads[key] = fields = new Dictionary<string, string>(StringComparer.Ordinal);
            fields?.TryAdd(field.Groups["name"].Value, value);
        }

        var deals = leads.Values.Select(fields => Of(fields, settings)).OfType<DealRequest>().ToList();
        return (deals, [.. deals.Select(deal => deal.ExternalId!).Distinct(StringComparer.Ordinal)]);
    }

    public async Task<DealRequest?> FetchAsync(CrmClient client, CrmSettings settings, Site site, string id, CancellationToken cancellation)
    {
        if (await GetAsync(client, settings, $"leads/{id}?with=contacts", cancellation) is not { } lead)
            return null;
        var fields = lead.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .ToDictionary(field => field.Name, field => CrmJson.Text(lead, field.Name) ?? "", StringComparer.Ordinal);
        return Of(fields, settings) is { } deal ? deal with { Phone = await PhoneAsync(client, settings, site, lead, cancellation) } : throw new CrmException("Its answer has no deal.");
    }

    private static async Task<string?> PhoneAsync(CrmClient client, CrmSettings settings, Site site, JsonElement lead, CancellationToken cancellation)
    {
        if (CrmJson.Field(lead, "_embedded") is not { } embedded || CrmJson.Field(embedded, "contacts") is not { ValueKind: JsonValueKind.Array } contacts)
            return null;
        var all = contacts.EnumerateArray().ToList();
        var main = all.Find(contact => CrmJson.Field(contact, "is_main") is { ValueKind: JsonValueKind.True });
        if ((main.ValueKind == JsonValueKind.Object ? main : all.FirstOrDefault()) is not { ValueKind: JsonValueKind.Object } chosen
            || CrmJson.Id(chosen, "id") is not { } id
            || !id.All(char.IsAsciiDigit)
            || await GetAsync(client, settings, $"contacts/{id}", cancellation) is not { } contact
            || CrmJson.Field(contact, "custom_fields_values") is not { ValueKind: JsonValueKind.Array } values)
        {
            return null;
        }

        return values.EnumerateArray().Where(field => CrmJson.Text(field, "field_code") == "PHONE")
            .SelectMany(field => CrmJson.Field(field, "values") is { ValueKind: JsonValueKind.Array } phones ? phones.EnumerateArray().ToArray() : [])
            .Select(phone => CallReader.ReadNumber(CrmJson.Text(phone, "value"), site.Country))
            .FirstOrDefault(phone => phone is not null);
    }

    /// <summary>A deal of a webhook or of the API, which name most fields alike. Older webhooks call the last change last_modified, and one of a stage may name none.</summary>
    private static DealRequest? Of(Dictionary<string, string> fields, CrmSettings settings)
    {
        if (fields.GetValueOrDefault("id") is not { Length: > 0 and <= 20 } id || !id.All(char.IsAsciiDigit))
            return null;
        var status = fields.GetValueOrDefault("status_id");
        DealOutcome? outcome = status switch { null or "" => null, Won => DealOutcome.Won, Lost => DealOutcome.Lost, _ => DealOutcome.Open };
        var amount = settings.Currency is null ? null : CrmJson.Amount(fields.GetValueOrDefault("price"));
        return new DealRequest(
            Name,
            id,
            // What is made there for a call is a lead, and becomes the deal.
            id,
            null,
            null,
            CrmJson.Short(fields.GetValueOrDefault("name"), DealReader.MaxTitle),
            status is { Length: > 0 } ? CrmJson.Short(StageOf(fields.GetValueOrDefault("pipeline_id"), status), DealReader.MaxStage) : null,
            outcome,
            amount,
            amount is null ? null : settings.Currency,
            CrmJson.UnixTime(fields.GetValueOrDefault("created_at") ?? fields.GetValueOrDefault("date_create")),
            outcome is DealOutcome.Won or DealOutcome.Lost ? CrmJson.UnixTime(fields.GetValueOrDefault("closed_at") ?? fields.GetValueOrDefault("date_close")) : null,
            CrmJson.UnixTime(fields.GetValueOrDefault("updated_at") ?? fields.GetValueOrDefault("last_modified")));
    }

    private static string StageOf(string? pipeline, string status) => string.IsNullOrEmpty(pipeline) ? status : string.Create(CultureInfo.InvariantCulture, $"{pipeline}:{status}");

    private static async Task<JsonElement?> GetAsync(CrmClient client, CrmSettings settings, string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{settings.Address.TrimEnd('/')}/api/v4/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        return await client.AskAsync(request, cancellation) is not { } answer ? null
            : answer.ValueKind == JsonValueKind.Object ? answer
            : throw new CrmException("Its answer is no object.");
    }

    [GeneratedRegex(@"^leads\[(?<action>add|update|status|restore)\]\[(?<place>\d{1,4})\]\[(?<name>[a-z_]{1,40})\]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadField();
}
