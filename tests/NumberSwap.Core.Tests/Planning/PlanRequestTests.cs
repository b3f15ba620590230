using NumberSwap.Core.Attribution;
using NumberSwap.Core.Planning;
using Xunit;

namespace NumberSwap.Core.Tests.Planning;

public sealed class PlanRequestTests
{
    private static readonly PlanRequest Good = new(120, 4, 30, 0.01);

    [Fact]
    public void TheLoadIsArrivalsTimesVisitAndHold()
    {
        Assert.Equal(68, Good.Erlangs, 1e-12);
        Assert.Null(Good.Problem());
        Assert.Null((Good with { VisitMinutes = 0 }).Problem());
    }

    public static TheoryData<PlanRequest, string> Bad
    {
        get
        {
            var bad = new TheoryData<PlanRequest, string>();
            foreach (var value in (double[])[0, -1, 10_000_001, double.NaN, double.PositiveInfinity]) bad.Add(Good with { VisitorsPerHour = value }, "visitors per hour");
            foreach (var value in (double[])[-0.1, 1441, double.NaN]) bad.Add(Good with { VisitMinutes = value }, "minutes of a visit");
            foreach (var value in (double[])[0, -30, 43_201, double.NaN]) bad.Add(Good with { HoldMinutes = value }, "minutes of hold");
            foreach (var value in (double[])[0, -1, 1e-7, 1, 2, double.NaN]) bad.Add(Good with { Overflow = value }, "wanted overflow");
            bad.Add(Good with { VisitorsPerHour = 10_000_000, HoldMinutes = 43_200 }, "erlangs");
            return bad;
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void SaysInOneSentenceWhatIsWrong(PlanRequest request, string what)
    {
        var problem = request.Problem();
        Assert.NotNull(problem);
        Assert.Contains(what, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        Assert.StartsWith(problem, Assert.Throws<ArgumentException>(() => PoolPlan.For(request, DelayModel.Prior)).Message, StringComparison.Ordinal);
    }
}
