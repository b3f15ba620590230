using NumberSwap.Core;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Deals;

/// <summary>Checks what is said of deals.</summary>
public static class DealReader
{
    public const int MaxId = 100;
    public const int MaxTitle = 500;
    public const int MaxStage = 200;

    private const int MaxCall = 128;
    private const int MaxSystem = 32;

    /// <summary>True for a system's name: small letters, digits and hyphens.</summary>
    public static bool IsSystem(string? system) =>
        system is { Length: > 0 and <= MaxSystem } && system.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The report, or the field at fault and why.</summary>
    /// <param name="now">What lies a day and more after it is no time of a deal's change.</param>
    public static (DealReport? Report, string? Field, ProblemText Why) Read(DealRequest request, Site site, string system, DateTimeOffset now)
    {
        if (!IsSystem(request.System ?? system))
            return (null, "system", "It has to be a name of small letters, digits and hyphens, 32 at most, such as bitrix24.");
        if (!IsId(request.ExternalId))
            return (null, "externalId", "It has to be the deal's id at its system: 1 to 100 printable characters.");
        if (request.LeadId is not null && !IsId(request.LeadId))
            return (null, "leadId", "It has to be the lead's id at the deal's system: 1 to 100 printable characters.");
        if (request.CallId is { } call && (call.Length is 0 or > MaxCall || call.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0))
            return (null, "callId", "It has to be the call's id as it was reported: 1 to 128 printable characters without spaces.");
        var phone = CallReader.ReadNumber(request.Phone, site.Country);
        if (phone is null && !string.IsNullOrWhiteSpace(request.Phone))
            return (null, "phone", "It has to be a phone number, for example +79161234567.");
        if (!IsText(request.Title, MaxTitle))
            return (null, "title", $"It may have {MaxTitle} characters at most.");
        if (!IsText(request.Stage, MaxStage))
            return (null, "stage", $"It may have {MaxStage} characters at most.");
        if (request.Amount is { } amount && !Amount.IsExact(amount))
            return (null, "amount", "It has to be an amount with four decimals at most.");
        if (request.Amount is not null && !Currency.IsKnown(request.Currency))
            return (null, "currency", "It has to be a currency's code of ISO 4217, for example RUB.");
        foreach (var (field, time) in new[] { ("openedAt", request.OpenedAt), ("closedAt", request.ClosedAt), ("updatedAt", request.UpdatedAt) })
        {
            if (time is { Year: < 2000 or > 2100 })
                return (null, field, "It has to be a time such as 2026-11-22T10:15:00Z.");
        }

        // From the future, no later report would ever count.
        if (request.UpdatedAt > now.AddDays(1))
            return (null, "updatedAt", "It lies in the future.");
        return (
            new DealReport
            {
                Site = site.Id,
                System = request.System ?? system,
                ExternalId = request.ExternalId!,
                Lead = request.LeadId,
                Call = request.CallId,
                Phone = phone,
                Title = Text(request.Title),
                Stage = Text(request.Stage),
                Outcome = request.Outcome,
                Amount = request.Amount,
                Currency = request.Currency,
                OpenedAt = request.OpenedAt?.ToUnixTimeMilliseconds(),
                ClosedAt = request.ClosedAt?.ToUnixTimeMilliseconds(),
                UpdatedAt = request.UpdatedAt?.ToUnixTimeMilliseconds(),
            },
            null,
            ProblemText.None);
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= MaxId } && !id.Any(char.IsControl) && !InputText.HasLoneSurrogate(id) && id.AsSpan().Trim().Length == id.Length;

    private static bool IsText(string? text, int max) => text is null || (text.Length <= max && !InputText.HasLoneSurrogate(text));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c));
}
