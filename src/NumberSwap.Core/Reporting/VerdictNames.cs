namespace NumberSwap.Core.Reporting;

/// <summary>Verdicts of a target rule by small numbers; 0 is a target call. A rule names its own entries, so that there are no more of them than its lists have.</summary>
public sealed class VerdictNames
{
    private readonly Lock gate = new();
    private readonly Dictionary<TargetVerdict, int> ids = new() { [TargetVerdict.Target] = 0 };
    private readonly List<string> names = [TargetVerdict.Target.ToString()];

    public int IdOf(TargetVerdict verdict)
    {
        lock (gate)
        {
            if (!ids.TryGetValue(verdict, out var id))
            {
                ids[verdict] = id = names.Count;
                names.Add(verdict.ToString());
            }

            return id;
        }
    }

    public string NameOf(int id)
    {
        lock (gate)
            return names[id];
    }
}
