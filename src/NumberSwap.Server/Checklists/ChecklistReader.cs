using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>Checks what somebody says of checklists and samples.</summary>
public static class ChecklistReader
{
    private const int MaxKey = 40;

    /// <summary>The name and the items, or the problem to answer with.</summary>
    public static (string? Name, IReadOnlyList<ChecklistItem> Items, ProblemHttpResult? Problem) Read(ChecklistRequest request)
    {
        if (InputText.NameProblem(request.Name) is { } wrong)
            return (null, [], wrong);
        if (request.Items is not { Count: > 0 and <= Checklist.MaxItems } told)
            return (null, [], Problem.Invalid("items", $"It has to be a list of 1 to {Checklist.MaxItems} items."));
        var items = new List<ChecklistItem>();
        for (var i = 0; i < told.Count; i++)
        {
            var (item, field, why) = Read(told[i]);
            if (item is null)
                return (null, [], Problem.Invalid($"items[{i}].{field}", why));
            if (items.Exists(known => known.Key == item.Key))
                return (null, [], Problem.Invalid($"items[{i}].key", "Another item has this key already. Leave it out for a new item."));
            items.Add(item);
        }

        return (request.Name!.Trim(), items, null);
    }

    /// <summary>The settings with the request's fields put over them, or the problem to answer with.</summary>
    public static (SampleSettings? Settings, ProblemHttpResult? Problem) Read(SampleSettingsRequest request, SampleSettings known)
    {
        if (request.SharePercent is < SampleSettings.LeastShare or > SampleSettings.MostShare)
            return (null, Problem.Invalid("sharePercent", $"It has to be {SampleSettings.LeastShare} to {SampleSettings.MostShare} per cent."));
        return request.MinTalkSeconds is < 0 or > SampleSettings.MostTalkSeconds
            ? (null, Problem.Invalid("minTalkSeconds", $"It has to be 0 to {SampleSettings.MostTalkSeconds} seconds."))
            : (new SampleSettings(request.SharePercent ?? known.SharePercent, request.MinTalkSeconds ?? known.MinTalkSeconds), null);
    }

    private static (ChecklistItem? Item, string Field, ProblemText Why) Read(ChecklistItemRequest? item)
    {
        if (item?.Title?.Trim() is not { Length: > 0 and <= ChecklistItem.MaxTitle } title || IsBad(title))
            return (null, "title", $"It has to be 1 to {ChecklistItem.MaxTitle} characters without line breaks.");
        if (item.Key is { } key && (key.Length is 0 or > MaxKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            return (null, "key", $"It has to be 1 to {MaxKey} letters, digits and hyphens. Leave it out for a new item.");
        if (item.Weight is < 1 or > ChecklistItem.MaxWeight)
            return (null, "weight", $"It has to be 1 to {ChecklistItem.MaxWeight}.");
        var read = new ChecklistItem(item.Key ?? NewKey(), title, item.Stage ?? ScriptStage.Whole, item.Kind ?? ItemKind.YesNo, item.Weight ?? 1, []);
        var help = (item.Help ?? []).Select(text => text?.Trim() ?? "").ToList();
        if (help.Count > 3 || help.Exists(text => text.Length > ChecklistItem.MaxHelp || IsBad(text)))
            return (null, "help", $"It has to be a text for each value from 0 on, {ChecklistItem.MaxHelp} characters at most, without line breaks.");
        help = [.. help.Take(read.Top + 1)];
        return (read with { Help = help.TrueForAll(text => text.Length == 0) ? [] : help }, "", ProblemText.None);
    }

    private static string NewKey() => RandomId.New()[..10];

    private static bool IsBad(string text) => text.Any(char.IsControl) || InputText.HasLoneSurrogate(text);
}
