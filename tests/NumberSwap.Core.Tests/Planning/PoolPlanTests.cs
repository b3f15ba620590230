using NumberSwap.Core.Attribution;
using NumberSwap.Core.Planning;
using Xunit;

namespace NumberSwap.Core.Tests.Planning;

public sealed class PoolPlanTests
{
    private static readonly PlanRequest Busy = new(120, 4, 30, 0.01);

    [Fact]
    public void SizesAPoolAndItsNeighbours()
    {
        var plan = PoolPlan.For(Busy, DelayModel.Prior);
        Assert.Equal((68, 83), (plan.Erlangs, plan.Numbers));
        Assert.Equal(Naive(83, 68), plan.Overflow, 1e-12);
        Assert.True(Naive(82, 68) > 0.01);
        Assert.Equal((66, 100), (plan.Fewer.Numbers, plan.More.Numbers));
        Assert.Equal(Naive(66, 68), plan.Fewer.Overflow, 1e-12);
        Assert.Equal(Naive(100, 68), plan.More.Overflow, 1e-12);
        Assert.True(plan.Fewer.Undisputed < plan.Undisputed && plan.Undisputed < plan.More.Undisputed);
    }

    [Fact]
    public void APoolHasANumberHoweverLittleComes()
    {
        var plan = PoolPlan.For(new PlanRequest(0.001, 0, 0.1, 0.9), DelayModel.Prior);
        Assert.Equal((1, 1, 2), (plan.Numbers, plan.Fewer.Numbers, plan.More.Numbers));
        Assert.InRange(plan.Overflow, 0, 1e-5);
    }

    [Fact]
    public void TheLargestLoadIsPlannedFor()
    {
        var plan = PoolPlan.For(new PlanRequest(10_000_000, 30, 30, 1e-6), DelayModel.Prior);
        Assert.InRange(plan.Numbers, 10_000_000, 10_100_000);
        Assert.InRange(plan.Overflow, 0, 1e-6);
        Assert.InRange(plan.Undisputed, 0.5, 1);
    }

    /// <summary>Aᴺ/N! over Σ Aⁿ/n!, by logarithms.</summary>
    private static double Naive(int numbers, double erlangs)
    {
        double sum = 0, log = 0;
        for (var n = 0; n <= numbers; n++)
        {
            log = n == 0 ? 0 : log + Math.Log(erlangs / n);
            sum += Math.Exp(log);
        }

        return Math.Exp(log) / sum;
    }
}
