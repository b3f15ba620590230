using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Conversions;

/// <summary>Reads settings and secrets that somebody entered, and what several destinations check alike.</summary>
internal static class SettingsJson
{
    private const decimal MostValue = 1_000_000_000;

    /// <summary>The fields, or the problem with the first that is unknown or of the wrong type.</summary>
    /// <param name="root"><c>settings</c> or <c>secrets</c>.</param>
    private static bool TryRead<T>(JsonElement entered, string root, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? fields, out ProblemHttpResult? problem)
        where T : class
    {
        (fields, problem) = (null, null);
        try
        {
            fields = entered.Deserialize(type);
        }
        catch (JsonException wrong)
        {
            var path = wrong.Path is ['$', '.', .. var field] ? $"{root}.{field}" : root;
            problem = Problem.Invalid(path.Length > 100 ? root : path, "There is no such field, or its value is not of the right type. See the documentation of the destination.");
        }

        if (fields is null)
            problem ??= Problem.Invalid(root, "It has to be an object with the destination's fields.");
        return fields is not null;
    }

    /// <summary>Settings and secrets over what is known of them.</summary>
    /// <param name="check">What is wrong with the settings, or null.</param>
    /// <param name="secretOf">The one secret there is.</param>
    /// <param name="missing">What is said where there are no settings yet.</param>
    /// <param name="noSecret">What is said where there is no secret, or none that can be one.</param>
    public static DestinationReading Read<TSettings, TSecrets>(
        JsonElement? settings,
        JsonElement? secrets,
        KnownSettings? known,
        JsonTypeInfo<TSettings> settingsType,
        JsonTypeInfo<TSecrets> secretsType,
        Func<TSettings, ProblemHttpResult?> check,
        Func<TSecrets, string?> secretOf,
        ProblemHttpResult missing,
        ProblemHttpResult noSecret)
        where TSettings : class
        where TSecrets : class
    {
        var (settingsJson, secretsJson) = (known?.Settings, known?.Secrets);
        if (settings is { } entered)
        {
            if (!TryRead(entered, "settings", settingsType, out var read, out var problem) || (problem = check(read)) is not null)
                return DestinationReading.Wrong(problem!);
            settingsJson = JsonSerializer.Serialize(read, settingsType);
        }

        if (secrets is { } secret)
        {
            if (!TryRead(secret, "secrets", secretsType, out var read, out var problem))
                return DestinationReading.Wrong(problem!);
            secretsJson = IsSecret(secretOf(read)) ? JsonSerializer.Serialize(read, secretsType) : null;
        }

        return settingsJson is null ? DestinationReading.Wrong(missing)
            : secretsJson is null ? DestinationReading.Wrong(noSecret)
            : new DestinationReading(settingsJson, secretsJson);
    }

    /// <summary>What is wrong with the choice of calls, or null.</summary>
    public static ProblemHttpResult? ChoiceProblem(string? calls, double minProbability)
    {
        if (calls is not ("all" or "target"))
            return Problem.Invalid("settings.calls", "It has to be all or target.");
        return minProbability is >= 0 and <= 1 ? null : Problem.Invalid("settings.minProbability", "It has to be a number from 0 to 1.");
    }

    /// <summary>What is wrong with a value and its currency, or null.</summary>
    /// <param name="field">The value's field.</param>
    public static ProblemHttpResult? ValueProblem(string field, decimal? value, string currencyField, string? currency)
    {
        if (value is < 0 or > MostValue)
            return Problem.Invalid(field, "It has to be an amount of 0 to 1,000,000,000.");
        return (value is null && currency is null) || IsCurrency(currency)
            ? null
            : Problem.Invalid(currencyField, "It has to be a currency's three capital letters, such as RUB; an amount needs one.");
    }

    /// <summary>The address that requests go to, without a slash at the end, or the problem with what was entered.</summary>
    /// <param name="entered">Null: the usual one.</param>
    public static (string? Url, ProblemHttpResult? Problem) Address(string? entered, string usual, Outgoing.TargetGuard guard)
    {
        if (entered is null)
            return (usual, null);
        if (!Outgoing.TargetUrl.TryRead(entered, out var url) || url.Query.Length > 0 || !IsConfidential(url))
            return (null, Problem.Invalid("settings.url", "It has to be an https address without a query; http is for systems of your own network only. Leave it out to use the usual one."));
        if (guard.Refuses(url))
            return (null, Problem.Invalid("settings.url", "Private, local and reserved addresses are not sent to. If it is a system of your own, name it in NumberSwap:Delivery:AllowedTargets."));
        return (url.AbsoluteUri.TrimEnd('/'), null);
    }

    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>True for a secret that a header or an address can hold.</summary>
    private static bool IsSecret(string? text) => text is { Length: > 0 and <= 300 } && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    /// <summary>A secret goes over the open internet encrypted, or not at all.</summary>
    private static bool IsConfidential(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps || !url.IdnHost.Contains('.', StringComparison.Ordinal)
        || (System.Net.IPAddress.TryParse(url.IdnHost, out var address) && !Outgoing.PublicAddresses.Has(address));
}
