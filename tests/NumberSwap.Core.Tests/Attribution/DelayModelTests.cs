using NumberSwap.Core.Attribution;
using Xunit;
using static NumberSwap.Core.Tests.Attribution.Story;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class DelayModelTests
{
    private static readonly DelayModel Even = new(0.3, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 0.02, 60_000);

    public static TheoryData<DelayModel> Models => [DelayModel.Prior, Even];

    [Theory]
    [MemberData(nameof(Models))]
    public void TheDensityAddsUpToTheShareThatComesLater(DelayModel model)
    {
        double[] limits = [0, Minute, 20 * Minute, Hour, 10 * Hour, 2 * Day, 14 * Day];
        foreach (var (from, to) in limits.Zip(limits.Skip(1)))
            Assert.Equal(model.Later(from) - model.Later(to), Integral(model.Density, from, to), 1e-6);
        Assert.Equal(1 - model.OnPage, model.Later(0), 1e-12);
        Assert.Equal(0, model.Later(400d * Day), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void TheDensityFallsWithTheDelay(DelayModel model)
    {
        for (double delay = 0, step = Second; delay < 60 * Day; delay += step, step *= 1.1)
        {
            Assert.True(model.Density(delay + step) < model.Density(delay));
            Assert.True(model.OpenDensity(delay + step) <= model.OpenDensity(delay));
        }
    }

    /// <summary>The rate while a page is open against E[1/L | L > age] of log-normal lengths with a spread of 1, integrated here.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(18)]
    public void TheRateOnThePageIsThatOfLogNormalVisits(double ageInMeans)
    {
        const double Mean = 200_000;
        var model = new DelayModel(0.999, [0.001, 0, 0, 0, 0, 0, 0], 0.05, Mean);
        double alive = 0, inverse = 0;
        for (var z = -8.0; z < 10; z += 1e-4)
        {
            var length = Mean * Math.Exp(z - 0.5);
            if (length <= ageInMeans * Mean)
                continue;
            alive += Math.Exp(-z * z / 2);
            inverse += Math.Exp(-z * z / 2) / length;
        }

        Assert.Equal(1, model.OpenDensity(ageInMeans * Mean) / (model.OnPage * inverse / alive), 0.1);
    }

    [Fact]
    public void TheSharesAreMadeToSumToOne()
    {
        var model = new DelayModel(0.5, [1, 0, 0, 0, 0, 0, 0.5], 0.05, 1000);
        Assert.Equal((0.25, 0.5, 0.25), (model.OnPage, model.Weights[0], model.Weights[6]));
        Assert.Equal(1, DelayModel.Prior.OnPage + DelayModel.Prior.Weights.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0, 0.1, 0.05, 1000)]
    [InlineData(1, 0.1, 0.05, 1000)]
    [InlineData(double.NaN, 0.1, 0.05, 1000)]
    [InlineData(0.5, -0.1, 0.05, 1000)]
    [InlineData(0.5, double.NaN, 0.05, 1000)]
    [InlineData(0.5, double.PositiveInfinity, 0.05, 1000)]
    [InlineData(0.5, 0.1, 0, 1000)]
    [InlineData(0.5, 0.1, 1, 1000)]
    [InlineData(0.5, 0.1, double.NaN, 1000)]
    [InlineData(0.5, 0.1, 0.05, 0)]
    [InlineData(0.5, 0.1, 0.05, double.NaN)]
    [InlineData(0.5, 0.1, 0.05, double.PositiveInfinity)]
    public void RefusesWhatIsNoModel(double onPage, double weight, double noise, double pageMs) =>
        Assert.Throws<ArgumentException>(() => new DelayModel(onPage, [weight, 0, 0, 0, 0, 0, 0], noise, pageMs));

    [Fact]
    public void WantsAWeightForEachTimeConstant() => Assert.Throws<ArgumentException>(() => new DelayModel(0.5, [0.5], 0.05, 1000));

    [Fact]
    public void IsEqualByItsValues()
    {
        var twin = new DelayModel(Even.OnPage, [.. Even.Weights], Even.Noise, Even.PageMs);
        Assert.Equal(Even, twin);
        Assert.Equal(Even.GetHashCode(), twin.GetHashCode());
        Assert.NotEqual(Even, DelayModel.Prior);
    }

    /// <summary>By Simpson's rule.</summary>
    private static double Integral(Func<double, double> density, double from, double to)
    {
        const int Steps = 20_000;
        var step = (to - from) / Steps;
        var sum = density(from) + density(to);
        for (var i = 1; i < Steps; i++)
            sum += density(from + (i * step)) * (i % 2 == 1 ? 4 : 2);
        return sum * step / 3;
    }
}
