using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class SimulationSettingsTests
{
    private static readonly SimulationSettings Good = new();

    [Fact]
    public void TheDefaultsAndTheEdgesCanBeSimulated()
    {
        Assert.Null(Good.Problem());
        Assert.Null((Good with { VisitSpread = 0, CallRate = 1, DirectDials = 0, CooldownMinutes = 0, Numbers = 1, Days = 1, OnPage = 0, DaysLater = 0 }).Problem());
        Assert.Equal(2 * 60_000 * Math.Exp(0.5), Good.MeanVisitMs, 1e-6);
    }

    public static TheoryData<SimulationSettings, string> Bad
    {
        get
        {
            var bad = new TheoryData<SimulationSettings, string>();
            foreach (var value in (double[])[0, -1, double.NaN]) bad.Add(Good with { VisitorsPerHour = value }, "visitors per hour");
            foreach (var value in (double[])[0, -1, 1441, double.NaN]) bad.Add(Good with { VisitMinutes = value }, "median visit");
            foreach (var value in (double[])[-1, 3.1, double.NaN]) bad.Add(Good with { VisitSpread = value }, "spread");
            foreach (var value in (double[])[0, -1, 1.1, double.NaN]) bad.Add(Good with { CallRate = value }, "call rate");
            foreach (var value in (double[])[-1, double.NaN, double.PositiveInfinity]) bad.Add(Good with { WithinHour = value }, "shares of calls");
            bad.Add(Good with { OnPage = 0, WithinHour = 0, DaysLater = 0 }, "shares of calls");
            bad.Add(Good with { Numbers = 1, VisitorsPerHour = 5000 }, "pairs of a call and a visit");
            bad.Add(Good with { SoonMinutes = 0 }, "delay of calls within the hour");
            bad.Add(Good with { SoonMinutes = double.NaN }, "delay of calls within the hour");
            foreach (var value in (double[])[-1, 1, double.NaN]) bad.Add(Good with { DirectDials = value }, "direct dials");
            foreach (var value in (int[])[0, -1, 100_001, int.MinValue]) bad.Add(Good with { Numbers = value }, "pool");
            foreach (var value in (double[])[0, -1, 10_081, double.NaN]) bad.Add(Good with { HoldMinutes = value }, "hold");
            foreach (var value in (double[])[-1, 10_081, double.NaN]) bad.Add(Good with { CooldownMinutes = value }, "cooldown");
            foreach (var value in (int[])[0, -1, 367]) bad.Add(Good with { Days = value }, "period");
            foreach (var value in (double[])[1e6, 1e300, double.PositiveInfinity]) bad.Add(Good with { VisitorsPerHour = value }, "visits are too many");
            bad.Add(Good with { DirectDials = 0.9999999999 }, "calls are too many");
            bad.Add(Good with { VisitorsPerHour = 5000, VisitMinutes = 700 }, "signs of life of open pages are too many");
            return bad;
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task SaysInOneSentenceWhatIsWrong(SimulationSettings settings, string what)
    {
        var problem = settings.Problem();
        Assert.NotNull(problem);
        Assert.Contains(what, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Simulator.RunAsync(settings));
        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
    }
}
