using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>The fields that somebody entered of a destination's settings or secrets: what is left out stays, null empties a field, the first problem is told.</summary>
internal sealed class EnteredFields(JsonElement? entered, string path)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public ProblemHttpResult? Problem { get; private set; }

    public string Path(string name) => path + "." + name;

    public void Wrong(string name, ProblemText text) => Problem ??= Hosting.Problem.Invalid(Path(name), text);

    /// <summary>A text of printable characters; blank is none.</summary>
    public string? Text(string name, string? known, int max)
    {
        if (Field(name) is not { } field)
            return known;
        if (field.ValueKind == JsonValueKind.Null)
            return null;
        if (field.ValueKind == JsonValueKind.String && field.GetString()!.Trim() is var text && text.Length <= max && !text.Any(char.IsControl) && !InputText.HasLoneSurrogate(text))
            return text.Length == 0 ? null : text;
        Wrong(name, $"It has to be a text of at most {max} characters without line breaks.");
        return known;
    }

    /// <summary>A secret as the other system shows it: no blanks inside.</summary>
    public string? Secret(string name, string? known, int max)
    {
        var text = Text(name, known, max);
        if (text is not null && text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            Wrong(name, "It has to be copied as the CRM shows it, without blanks.");
        return text;
    }

    /// <summary>The id of something in the other system.</summary>
    public long? Id(string name, long? known)
    {
        if (Field(name) is not { } field)
            return known;
        if (field.ValueKind == JsonValueKind.Null)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var id) && id > 0)
            return id;
        Wrong(name, "It has to be an id of the CRM: a number above zero.");
        return known;
    }

    public bool Flag(string name, bool known)
    {
        if (Field(name) is not { } field)
            return known;
        if (field.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return field.GetBoolean();
        Wrong(name, "It has to be true or false.");
        return known;
    }

    /// <summary>Which calls get a lead.</summary>
    public LeadRule Rule(string name, LeadRule known)
    {
        if (Field(name) is not { } field)
            return known;
        foreach (var rule in Enum.GetValues<LeadRule>())
        {
            if (field.ValueKind == JsonValueKind.String && field.ValueEquals(JsonNamingPolicy.CamelCase.ConvertName(rule.ToString())))
                return rule;
        }

        Wrong(name, "It has to be newCallers, all, answered or target.");
        return known;
    }

    public string Language(string name, string known)
    {
        var text = Text(name, known, 10);
        if (text is CrmWords.English or CrmWords.Russian)
            return text;
        Wrong(name, "It has to be ru or en.");
        return known;
    }

    /// <summary>An address of the other system that may be sent to; null: none, or a problem.</summary>
    public Uri? Address(string name, string? known, TargetGuard guard)
    {
        var text = Text(name, known, 500);
        if (text is null)
            return null;
        if (!TargetUrl.TryRead(text, out var url) || url.Query.Length > 0)
        {
            Wrong(name, "It has to be the CRM's https address, without a query.");
            return null;
        }

        if (!guard.Refuses(url))
            return url;
        Wrong(name, "Private, local and reserved addresses are not sent to. If it is a system of your own, name it in NumberSwap:Delivery:AllowedTargets.");
        return null;
    }

    /// <summary>Refuses what nobody asked for: a field written wrongly would be missed silently.</summary>
    public void End()
    {
        if (entered is null)
            return;
        if (entered is not { ValueKind: JsonValueKind.Object } fields)
        {
            Problem = Hosting.Problem.Invalid(path, "It has to be an object.");
            return;
        }

        foreach (var field in fields.EnumerateObject())
        {
            if (!asked.Contains(field.Name))
                Wrong(field.Name.Length <= 40 ? field.Name : field.Name[..40], $"There is no such field. There are: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private JsonElement? Field(string name)
    {
        asked.Add(name);
        return entered is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var field) ? field : null;
    }
}
