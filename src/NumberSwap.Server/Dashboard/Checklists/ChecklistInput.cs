using System.Globalization;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Checklists;

namespace NumberSwap.Server.Dashboard.Checklists;

/// <summary>What a form says of a checklist, as it was typed.</summary>
public sealed class ChecklistInput
{
    public string Name { get; private set; } = "";

    /// <summary>The version that the form was made from; null for a new checklist.</summary>
    public int? Version { get; private set; }

    public List<Row> Items { get; } = [];

    public static ChecklistInput Of(string name, int? version, IReadOnlyList<ChecklistItem> items)
    {
        var input = new ChecklistInput { Name = name, Version = version };
        input.Items.AddRange(items.Select(item => new Row(
            item.Key, item.Title, item.Stage.ToString(), item.Kind.ToString(), item.Weight.ToString(CultureInfo.InvariantCulture), [.. Enumerable.Range(0, 3).Select(value => item.HelpFor(value) ?? "")])));
        return input;
    }

    public static ChecklistInput Of(IFormCollection form)
    {
        var input = new ChecklistInput { Name = form["name"].ToString(), Version = Number(form["version"].ToString()) };
        for (var i = 0; i < Checklist.MaxItems && form.ContainsKey(Field("title", i)); i++)
        {
            input.Items.Add(new Row(
                form[Field("key", i)].ToString(),
                form[Field("title", i)].ToString(),
                form[Field("stage", i)].ToString(),
                form[Field("kind", i)].ToString(),
                form[Field("weight", i)].ToString(),
                [.. Enumerable.Range(0, 3).Select(value => form[Field("help", i) + "-" + value.ToString(CultureInfo.InvariantCulture)].ToString())]));
        }

        return input;
    }

    /// <summary>The name of an item's field.</summary>
    public static string Field(string name, int place) => string.Create(CultureInfo.InvariantCulture, $"{name}-{place}");

    /// <summary>Does what a button of the list says: <c>add</c>, <c>up-2</c>, <c>down-2</c>, <c>remove-2</c>.</summary>
    public void Do(string what)
    {
        var parts = what.Split('-');
        var place = parts.Length == 2 ? Number(parts[1]) ?? -1 : -1;
        if (parts[0] == "add" && Items.Count < Checklist.MaxItems)
            Items.Add(new Row("", "", "", "", "1", ["", "", ""]));
        else if (place < 0 || place >= Items.Count)
            return;
        else if (parts[0] == "remove")
            Items.RemoveAt(place);
        else if (parts[0] == "up" && place > 0)
            (Items[place - 1], Items[place]) = (Items[place], Items[place - 1]);
        else if (parts[0] == "down" && place < Items.Count - 1)
            (Items[place + 1], Items[place]) = (Items[place], Items[place + 1]);
    }

    public ChecklistRequest ToRequest() => new(Name, [.. Items.Select(row => row.ToRequest())], Version);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One item.</summary>
    public sealed record Row(string Key, string Title, string Stage, string Kind, string Weight, string[] Help)
    {
        /// <summary>A weight that is no number is out of range, which is then said of it.</summary>
        public ChecklistItemRequest ToRequest() => new(
            Key.Length > 0 ? Key : null,
            Title,
            Enum.TryParse<ScriptStage>(Stage, out var stage) && Enum.IsDefined(stage) ? stage : null,
            Enum.TryParse<ItemKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Number(Weight.Length > 0 ? Weight : "1") ?? 0,
            Help);
    }
}
