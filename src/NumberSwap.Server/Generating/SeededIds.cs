namespace NumberSwap.Server.Generating;

/// <summary>Ids of the form that <see cref="Core.RandomId"/> gives, but of a given moment and the same for the same seed.</summary>
internal sealed class SeededIds(Random chance)
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public string At(long unixMs) => string.Create(20, (unixMs / 1000, chance), static (id, state) =>
    {
        var (seconds, chance) = state;
        for (var i = 6; i >= 0; i--, seconds >>= 5)
            id[i] = Letters[(int)(seconds & 31)];
        Fill(id[7..], chance);
    });

    /// <summary>One whose moment does not matter, such as an analytics system's.</summary>
    public string Some(int length) => string.Create(length, chance, static (id, chance) => Fill(id, chance));

    private static void Fill(Span<char> letters, Random chance)
    {
        for (var i = 0; i < letters.Length;)
        {
            var bits = chance.NextInt64();
            for (var n = 0; n < 12 && i < letters.Length; n++, bits >>= 5)
                letters[i++] = Letters[(int)(bits & 31)];
        }
    }
}
