using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>
/// Random histories on both pools, compared with a plain oracle move by move. A failure prints the shortest history found and the
/// seed; <c>NUMBERSWAP_TEST_SEED</c> plays it again, <c>NUMBERSWAP_TEST_RUNS</c> plays more than usual.
/// </summary>
public sealed class LeasePoolModelTests(RedisServer server, ITestOutputHelper output)
{
    private const int Moves = 150;

    private static readonly Gen<Move> s_moves = Gen.Frequency(
        (50, OfKind(MoveKind.View)),
        (5, OfKind(MoveKind.Repeat)),
        (8, OfKind(MoveKind.Release)),
        (10, OfKind(MoveKind.Note)),
        (20, OfKind(MoveKind.Wait)),
        (7, OfKind(MoveKind.Numbers)));

    private static readonly Arbitrary<Move[]> s_histories = Arb.From(s_moves.ArrayOf(Moves), Shorter);

    [Fact]
    public void The_embedded_pool_does_what_the_oracle_does() => Check(300, clock => new EmbeddedUnderTest(clock));

    [Fact]
    public void The_Redis_pool_does_what_the_oracle_does() => Check(60, clock => new RedisUnderTest(server, clock));

    private void Check(int runs, Func<TimeProvider, IPoolUnderTest> create)
    {
        var seed = ulong.TryParse(Setting("SEED"), CultureInfo.InvariantCulture, out var wanted) ? wanted : (ulong)System.Random.Shared.NextInt64();
        if (int.TryParse(Setting("RUNS"), CultureInfo.InvariantCulture, out var more)) runs = more;
        output.WriteLine($"NUMBERSWAP_TEST_SEED={seed}");
        var replay = new Replay(new Rnd(seed), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(FSharpOption<Replay>.Some(replay));
        Prop.ForAll(s_histories, moves => PlayAsync(create, moves).GetAwaiter().GetResult()).Check(config);
    }

    private static async Task PlayAsync(Func<TimeProvider, IPoolUnderTest> create, Move[] moves)
    {
        var clock = new ManualClock();
        await using var under = create(clock);
        // Both pools have numbers from the start, or most of a short history would find none.
        await new ModelRun(under, clock).PlayAsync([new(MoveKind.Numbers, 0, 7, 1), new(MoveKind.Numbers, 1, 3, 1), .. moves]);
    }

    private static Gen<Move> OfKind(MoveKind kind) => Gen.Choose(0, 999).Three().Select(n => new Move(kind, n.Item1, n.Item2, n.Item3));

    /// <summary>The history without some of its moves: large parts first, then single ones.</summary>
    private static IEnumerable<Move[]> Shorter(Move[] moves)
    {
        for (var part = moves.Length / 2; part >= 1; part /= 2)
        {
            for (var at = 0; at + part <= moves.Length; at += part) yield return [.. moves[..at], .. moves[(at + part)..]];
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable("NUMBERSWAP_TEST_" + name);
}
