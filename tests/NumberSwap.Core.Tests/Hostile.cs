using FsCheck;
using FsCheck.Fluent;

namespace NumberSwap.Core.Tests;

/// <summary>Texts that strangers send, for properties that must hold for any of them. A failure prints the seed (<c>StdGen</c>) with which it repeats.</summary>
internal static class Hostile
{
    private static readonly Gen<string> Any = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");

    /// <summary>Strings glued together from the given pieces and from anything at all.</summary>
    public static Arbitrary<string> TextOf(params string[] pieces) =>
        Gen.Frequency((4, Gen.Elements(pieces)), (1, Any)).ArrayOf().Select(string.Concat).ToArbitrary();

    public static void Check(Arbitrary<string> texts, Action<string> property, int runs = 2000) =>
        Prop.ForAll(texts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));
}
