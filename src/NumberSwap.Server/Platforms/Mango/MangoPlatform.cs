using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Mango;

/// <summary>
/// Mango Office's VPBX. It posts below the webhook's address: <c>events/call</c> for each state of each leg, <c>events/summary</c> when the
/// call is over, and others. It does not wait to be told where a caller goes: its own routing sends the number's callers on.
/// </summary>
/// <remarks>
/// That a call has ended is said by the summary alone. A leg that ends may be the menu's, the queue's, or one of several in a transfer, and
/// nothing in it tells whether it is the last one; statuses are joined, so an end that was said too early could not be taken back.
/// Recordings have ids that only the account's API turns into sound: they stay with Mango.
/// </remarks>
public sealed class MangoPlatform : ICallPlatform
{
    private const string ApiKey = "apiKey";
    private const string ApiSalt = "apiSalt";

    public string Name => "mango";

    public string Title => "Mango Office";

    public IReadOnlyList<PlatformField> Fields { get; } =
    [
        new(ApiKey, "Уникальный код вашей АТС", "It has to be the unique code of the VPBX (vpbx_api_key), as its API connector shows it."),
        new(ApiSalt, "Ключ для создания подписи", "It has to be the key for signatures (vpbx_api_salt), as the VPBX's API connector shows it."),
    ];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => MangoSignature.IsValid(
        credentials[ApiKey], credentials[ApiSalt], request.Field("vpbx_api_key"), request.Field("json"), request.Field("sign"));

    public HookReading Read(HookRequest request, SiteCatalog site)
    {
        if (JsonReading.Parse(request.Field("json")) is not { } told)
            return HookReading.Ignored("no JSON");
        return request.Path.EndsWith("events/call", StringComparison.Ordinal) ? MangoLeg.Read(told)
            : request.Path.EndsWith("events/summary", StringComparison.Ordinal) ? MangoSummary.Read(told)
            : HookReading.Ignored("an event that says nothing of a call's state");
    }

    public HookAnswer Connect(HookRequest request, HookConnection connection) => HookAnswer.Nothing;
}
