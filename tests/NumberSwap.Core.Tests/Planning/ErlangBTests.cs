using System.Numerics;
using NumberSwap.Core.Planning;
using Xunit;

namespace NumberSwap.Core.Tests.Planning;

public sealed class ErlangBTests
{
    /// <summary>Offered traffic at which the published Erlang B tables give this blocking.</summary>
    [Theory]
    [InlineData(1, 0.0101, 0.01)]
    [InlineData(5, 1.361, 0.01)]
    [InlineData(10, 4.461, 0.01)]
    [InlineData(20, 12.03, 0.01)]
    [InlineData(30, 20.34, 0.01)]
    [InlineData(50, 37.90, 0.01)]
    [InlineData(100, 84.06, 0.01)]
    [InlineData(100, 75.24, 0.001)]
    [InlineData(10, 6.216, 0.05)]
    [InlineData(2, 2, 0.4)]
    [InlineData(1, 1, 0.5)]
    public void AgreesWithPublishedTables(int numbers, double erlangs, double blocking) =>
        Assert.Equal(1, ErlangB.Blocking(numbers, erlangs) / blocking, 0.005);

    [Theory]
    [InlineData(0, 7)]
    [InlineData(3, 2)]
    [InlineData(40, 25)]
    [InlineData(200, 210)]
    public void AgreesWithTheFormulaInExactArithmetic(int numbers, int erlangs)
    {
        // A^n/n! over the sum of A^i/i!, with n! as common denominator.
        BigInteger sum = 0, term = 1;
        for (var i = numbers; i >= 0; i--)
        {
            sum += BigInteger.Pow(erlangs, i) * term;
            term *= i;
        }

        const long Scale = 1_000_000_000_000_000;
        var exact = (double)(BigInteger.Pow(erlangs, numbers) * Scale / sum) / Scale;
        Assert.Equal(exact, ErlangB.Blocking(numbers, erlangs), 1e-13);
    }

    [Theory]
    [InlineData(4.461, 0.0101, 10)]
    [InlineData(4.47, 0.01, 11)]
    [InlineData(0, 0.01, 1)]
    [InlineData(3, 1, 0)]
    public void SizesAPool(double erlangs, double overflow, int numbers) =>
        Assert.Equal(numbers, ErlangB.NumbersFor(erlangs, overflow));

    [Theory]
    [InlineData(0.001, 0.01)]
    [InlineData(12, 0.05)]
    [InlineData(999.5, 0.001)]
    [InlineData(50_000, 0.01)]
    [InlineData(50_000, 1e-9)]
    public void SizesAPoolJustEnough(double erlangs, double overflow)
    {
        var numbers = ErlangB.NumbersFor(erlangs, overflow);
        Assert.InRange(ErlangB.Blocking(numbers, erlangs), 0, overflow);
        Assert.True(ErlangB.Blocking(numbers - 1, erlangs) > overflow);
    }

    [Fact]
    public void ALoadOfNothingNeverOverflows() => Assert.Equal(0, ErlangB.Blocking(1, 0));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -0.1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void RefusesWhatIsNoLoad(int numbers, double erlangs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangB.Blocking(numbers, erlangs));

    [Theory]
    [InlineData(-1, 0.1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(2e7, 0.1)]
    [InlineData(1, 0)]
    [InlineData(1, 1.1)]
    [InlineData(1, double.NaN)]
    public void RefusesWhatIsNoGoal(double erlangs, double overflow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangB.NumbersFor(erlangs, overflow));
}
