using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>Checks how recordings are to be transcribed.</summary>
public static class AdapterReader
{
    public const int UsualPerDay = 200;
    public const int UsualMegabytes = 25;

    private const int MaxModel = 200;
    private const int MaxKey = 500;
    private const int MostPerDay = 100_000;
    private const int MostMegabytes = 2000;

    /// <summary>The settings, or the problem to answer with.</summary>
    /// <param name="known">Those before, whose key may stay.</param>
    public static (AdapterSettings? Settings, ProblemHttpResult? Problem) Read(AdapterRequest request, AdapterSettings? known, TargetGuard guard)
    {
        if (!TargetUrl.TryRead(request.Address, out var address) || address.Query.Length > 0)
            return (null, Problem.Invalid("address", "It has to be the base address of the endpoint, such as https://api.openai.com/v1, without a query."));
        if (guard.Refuses(address))
            return (null, Problem.Invalid("address", "The address is private, and nothing is sent there. If it is a system of your own, name it in NumberSwap:Delivery:AllowedTargets."));
        if (!IsWord(request.Model, MaxModel))
            return (null, Problem.Invalid("model", "It has to be the model's name, such as whisper-1."));
        if (request.Key is { Length: > 0 } told && !IsWord(told, MaxKey))
            return (null, Problem.Invalid("key", "It has to be the key as the endpoint's owner gave it, 500 characters at most without spaces."));
        if (request.Language is { Length: > 0 } language && !(language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower)))
            return (null, Problem.Invalid("language", "It has to be a language's code, such as ru or en."));
        if (request.PerDay is < 1 or > MostPerDay)
            return (null, Problem.Invalid("perDay", $"It has to be 1 to {MostPerDay} recordings."));
        if (request.MaxMegabytes is < 1 or > MostMegabytes)
            return (null, Problem.Invalid("maxMegabytes", $"It has to be 1 to {MostMegabytes} MB."));

        // A key goes only where it was entered for: an address that somebody changes does not get it.
        var key = request.Key is { } given ? given.Trim() : known is not null && known.Address == Trimmed(address) ? known.Key : null;
        return (new AdapterSettings(
            Trimmed(address),
            request.Model!.Trim(),
            string.IsNullOrEmpty(key) ? null : key,
            string.IsNullOrEmpty(request.Language) ? null : request.Language,
            request.Format ?? AnswerFormat.Auto,
            request.FirstSpeaker ?? Speaker.Operator,
            request.PerDay ?? UsualPerDay,
            request.MaxMegabytes ?? UsualMegabytes), null);
    }

    private static string Trimmed(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private static bool IsWord(string? text, int max) => text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= max && trimmed.All(c => c is > ' ' and <= '~');
}
