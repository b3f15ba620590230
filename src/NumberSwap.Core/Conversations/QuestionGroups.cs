namespace NumberSwap.Core.Conversations;

/// <summary>
/// Groups questions that are about the same: that share at least half of their terms with the group's core, which are the terms of the
/// wording that it began with. The commonest wordings come first, so the same questions make the same groups in whatever order they come.
/// </summary>
public static class QuestionGroups
{
    private const int MostExamples = 5;

    public static IReadOnlyList<QuestionGroup> Of(IEnumerable<AskedQuestion> questions)
    {
        var wordings = questions.Where(asked => asked.Question.Terms.Count > 0)
            .GroupBy(asked => string.Join(' ', asked.Question.Terms), StringComparer.Ordinal)
            .OrderByDescending(wording => wording.Count()).ThenBy(wording => wording.Key, StringComparer.Ordinal);
        var groups = new List<(IReadOnlyList<string> Core, List<AskedQuestion> Members)>();
        var byTerm = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var wording in wordings)
        {
            var terms = wording.First().Question.Terms;
            var best = Nearest(terms, groups, byTerm);
            if (best < 0)
            {
                best = groups.Count;
                groups.Add((terms, []));
                foreach (var term in terms)
                {
                    if (!byTerm.TryGetValue(term, out var having))
                    {
                        byTerm[term] = having = [];
                    }

                    having.Add(best);
                }
            }

            groups[best].Members.AddRange(wording);
        }

        return [.. groups.Select(group => Of(group.Core, group.Members)).OrderByDescending(group => group.Calls).ThenByDescending(group => group.Asked).ThenBy(group => group.Text, StringComparer.Ordinal)];
    }

    private static int Nearest(IReadOnlyList<string> terms, List<(IReadOnlyList<string> Core, List<AskedQuestion> Members)> groups, Dictionary<string, List<int>> byTerm)
    {
        var shared = new Dictionary<int, int>();
        foreach (var group in terms.SelectMany(term => byTerm.GetValueOrDefault(term) ?? []))
        {
            shared[group] = shared.GetValueOrDefault(group) + 1;
        }

        var (best, most) = (-1, 0.0);
        foreach (var (group, count) in shared)
        {
            // The share of both together: long questions do not swallow short ones of other things.
            var likeness = (double)count / (terms.Count + groups[group].Core.Count - count);
            if (likeness >= 0.5 && (likeness > most || (likeness.Equals(most) && group < best)))
            {
                (best, most) = (group, likeness);
            }
        }

        return best;
    }

    private static QuestionGroup Of(IReadOnlyList<string> core, List<AskedQuestion> members)
    {
        var text = members.GroupBy(asked => asked.Question.Text, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(wording => wording.Count()).ThenBy(wording => wording.Key.Length).ThenBy(wording => wording.Key, StringComparer.Ordinal)
            .First().Key;
        var ordered = members.OrderBy(asked => asked.Call, StringComparer.Ordinal).ThenBy(asked => asked.Question.Start).ThenBy(asked => asked.Question.Text, StringComparer.Ordinal).ToList();
        var ofCalls = ordered.DistinctBy(asked => asked.Call, StringComparer.Ordinal).ToList();
        return new QuestionGroup(text, core, ofCalls.Count, members.Count, [.. ofCalls.Take(MostExamples)]);
    }
}
