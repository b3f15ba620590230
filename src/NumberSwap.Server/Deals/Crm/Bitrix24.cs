using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>
/// Bitrix24: its outgoing webhook tells the ids of deals that were added or changed (ONCRMDEALADD, ONCRMDEALUPDATE), which are then asked for by
/// the owner's inbound webhook: crm.deal.get, and the customer's number by crm.contact.get or crm.company.get.
/// </summary>
public sealed class Bitrix24 : ICrm
{
    public const string Name = "bitrix24";

    public string System => Name;

    public bool Fetches(CrmSettings settings) => true;

    public (IReadOnlyList<DealRequest> Deals, IReadOnlyList<string> Ids)? Read(IReadOnlyDictionary<string, string> form, CrmSettings settings)
    {
        if (settings.ApplicationToken is { } token
            && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(form.GetValueOrDefault("auth[application_token]") ?? "")))
        {
            return null;
        }

        var isDeal = form.GetValueOrDefault("event")?.ToUpperInvariant() is "ONCRMDEALADD" or "ONCRMDEALUPDATE";
        return isDeal && form.GetValueOrDefault("data[FIELDS][ID]") is { Length: > 0 and <= 20 } id && id.All(char.IsAsciiDigit) ? ([], [id]) : ([], []);
    }

    public async Task<DealRequest?> FetchAsync(CrmClient client, CrmSettings settings, Site site, string id, CancellationToken cancellation)
    {
        if (await CallAsync(client, settings, "crm.deal.get", id, cancellation) is not { } deal)
            return null;
        var phone = CrmJson.Id(deal, "CONTACT_ID") is { } contact ? await PhoneAsync(client, settings, site, "crm.contact.get", contact, cancellation) : null;
        if (phone is null && CrmJson.Id(deal, "COMPANY_ID") is { } company)
            phone = await PhoneAsync(client, settings, site, "crm.company.get", company, cancellation);

        var stage = CrmJson.Text(deal, "STAGE_ID");
        var outcome = OutcomeOf(CrmJson.Text(deal, "STAGE_SEMANTIC_ID"), stage);
        var amount = CrmJson.Amount(CrmJson.Text(deal, "OPPORTUNITY"));
        var currency = CrmJson.Text(deal, "CURRENCY_ID") ?? settings.Currency;
        if (!Core.Money.Currency.IsKnown(currency))
            (amount, currency) = (null, null);
        return new DealRequest(
            Name,
            id,
            CrmJson.Id(deal, "LEAD_ID"),
            null,
            phone,
            CrmJson.Short(CrmJson.Text(deal, "TITLE"), DealReader.MaxTitle),
            CrmJson.Short(stage, DealReader.MaxStage),
            outcome,
            amount,
            currency,
            CrmJson.Time(CrmJson.Text(deal, "DATE_CREATE")),
            // While a deal is open this is only when it is hoped to end.
            outcome == DealOutcome.Open ? null : CrmJson.Time(CrmJson.Text(deal, "CLOSEDATE")),
            CrmJson.Time(CrmJson.Text(deal, "DATE_MODIFY")));
    }

    /// <summary>P, S and F say what a stage means; where that is missing, the stages' own names do in every pipeline: WON, LOSE, C7:WON ….</summary>
    private static DealOutcome OutcomeOf(string? semantic, string? stage) => semantic switch
    {
        "S" => DealOutcome.Won,
        "F" => DealOutcome.Lost,
        "P" => DealOutcome.Open,
        _ => stage?[(stage.IndexOf(':', StringComparison.Ordinal) + 1)..] switch { "WON" => DealOutcome.Won, "LOSE" or "APOLOGY" => DealOutcome.Lost, _ => DealOutcome.Open },
    };

    private static async Task<string?> PhoneAsync(CrmClient client, CrmSettings settings, Site site, string method, string id, CancellationToken cancellation) =>
        await CallAsync(client, settings, method, id, cancellation) is { } owner && CrmJson.Field(owner, "PHONE") is { ValueKind: JsonValueKind.Array } phones
            ? phones.EnumerateArray().Select(phone => CallReader.ReadNumber(CrmJson.Text(phone, "VALUE"), site.Country)).FirstOrDefault(phone => phone is not null)
            : null;

    private static async Task<JsonElement?> CallAsync(CrmClient client, CrmSettings settings, string method, string id, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.Address.TrimEnd('/')}/{method}.json")
        {
            Content = new FormUrlEncodedContent([new("id", id)]),
        };
        return await client.AskAsync(request, cancellation) is not { } answer ? null
            : CrmJson.Field(answer, "result") is { ValueKind: JsonValueKind.Object } result ? result
            : throw new CrmException("Its answer has no result.");
    }
}
