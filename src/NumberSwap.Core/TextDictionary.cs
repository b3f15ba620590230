using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NumberSwap.Core;

/// <summary>
/// A few texts by name that never change. Every live session keeps some, so they are one array instead of a dictionary's buckets or
/// a tree's nodes: the collector has a fraction of the objects to look through.
/// </summary>
/// <param name="pairs">In the order in which they are to be written; each name once. Names are compared ordinally.</param>
public sealed class TextDictionary(KeyValuePair<string, string>[] pairs) : IReadOnlyDictionary<string, string>
{
    public int Count => pairs.Length;

    public IEnumerable<string> Keys => pairs.Select(pair => pair.Key);

    public IEnumerable<string> Values => pairs.Select(pair => pair.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var pair in pairs)
        {
            if (pair.Key == key)
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
