namespace NumberSwap.Core.Conversations;

/// <summary>
/// Groups questions that are about the same: that share at least half of their terms with the group's core, which are the terms of the
/// wording that it began with. The commonest wordings come first, so the same questions make the same groups in whatever order they come.
/// </summary>
public static class QuestionGroups
{
    /// <summary>The groups that were asked in most calls first.</summary>
    /// <param name="wordings">Each with other terms.</param>
    public static IReadOnlyList<WordingGroup> Of(IEnumerable<AskedWording> wordings)
    {
        var ordered = wordings.Where(wording => wording.Terms.Count > 0)
            .OrderByDescending(wording => wording.Asked).ThenBy(wording => string.Join(' ', wording.Terms), StringComparer.Ordinal).ToList();
        var rarity = ordered.SelectMany(wording => wording.Terms).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var groups = new List<(HashSet<string> Core, List<AskedWording> Wordings)>();
        var byTerm = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var wording in ordered)
        {
            var rare = RarestOf(wording.Terms, rarity);
            var best = Nearest(wording.Terms, rare, groups, byTerm);
            if (best < 0)
            {
                best = groups.Count;
                groups.Add((wording.Terms.ToHashSet(StringComparer.Ordinal), []));
                foreach (var term in rare)
                {
                    if (!byTerm.TryGetValue(term, out var having))
                    {
                        byTerm[term] = having = [];
                    }

                    having.Add(best);
                }
            }

            groups[best].Wordings.Add(wording);
        }

        return [.. groups.Select(group => new WordingGroup(group.Wordings))
            .OrderByDescending(group => group.Calls).ThenByDescending(group => group.Asked).ThenBy(group => string.Join(' ', group.Core), StringComparer.Ordinal)];
    }

    /// <summary>
    /// Terms of which two wordings have one in common if they have half of all in common: without the commonest half of its terms, a wording
    /// with fewer in common than that cannot make up for it. Common terms lead to thousands of groups, rare ones to few.
    /// </summary>
    private static IEnumerable<string> RarestOf(IReadOnlyList<string> terms, Dictionary<string, int> rarity) =>
        terms.OrderBy(term => rarity[term]).ThenBy(term => term, StringComparer.Ordinal).Take((terms.Count / 2) + 1);

    private static int Nearest(
        IReadOnlyList<string> terms, IEnumerable<string> rare, List<(HashSet<string> Core, List<AskedWording> Wordings)> groups, Dictionary<string, List<int>> byTerm)
    {
        var (best, most) = (-1, 0.0);
        foreach (var group in rare.SelectMany(term => byTerm.GetValueOrDefault(term) ?? []).Distinct())
        {
            // The share of both together: long questions do not swallow short ones of other things.
            var core = groups[group].Core;
            var shared = terms.Count(core.Contains);
            var likeness = (double)shared / (terms.Count + core.Count - shared);
            if (likeness >= 0.5 && (likeness > most || (likeness.Equals(most) && group < best)))
            {
                (best, most) = (group, likeness);
            }
        }

        return best;
    }
}
