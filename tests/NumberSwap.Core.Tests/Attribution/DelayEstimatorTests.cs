using NumberSwap.Core.Attribution;
using Xunit;
using static NumberSwap.Core.Tests.Attribution.Story;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class DelayEstimatorTests
{
    private const double PageMs = 200_000;

    [Fact]
    public void WithoutCallsThePriorStays()
    {
        var model = DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [], null);
        Assert.Equal(DelayModel.Prior.OnPage, model.OnPage, 1e-12);
        Assert.Equal(DelayModel.Prior.Noise, model.Noise, 1e-12);
        Assert.Equal(DelayModel.Prior.PageMs, model.PageMs);
        Assert.Equal(DelayModel.Prior.Weights, model.Weights, (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void AFewCallsChangeLittle()
    {
        var model = DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [.. Enumerable.Repeat(Sure(2 * Day), 5)], PageMs);
        Assert.Equal(DelayModel.Prior.OnPage, model.OnPage, 0.02);
        Assert.Equal(DelayModel.Prior.Weights, model.Weights, (left, right) => Math.Abs(left - right) < 0.02);
    }

    [Fact]
    public void ManyCallsMoveTheModelToTheTruth()
    {
        var calls = Drawn(20_000);
        var model = DelayModel.Prior;
        var likelihood = LogLikelihood(model, calls);
        for (var round = 0; round < 20; round++)
        {
            model = DelayEstimator.Estimate(DelayModel.Prior, model, calls, PageMs);
            var better = LogLikelihood(model, calls);
            Assert.True(better > likelihood || round > 5, $"round {round}: {better} is no better than {likelihood}");
            likelihood = better;
        }

        Assert.Equal(0.30, model.OnPage, 0.01);
        Assert.Equal(0.10, model.Noise, 0.01);
        Assert.Equal(0.40, 1 - model.OnPage - model.Later(Hour), 0.02);
        Assert.Equal(0.30, model.Later(Hour), 0.02);
        Assert.Equal(1, model.OnPage + model.Weights.Sum(), 1e-12);
        Assert.True(likelihood > LogLikelihood(DelayModel.Prior, calls) + 0.1);
    }

    [Fact]
    public void ACallCountsForItsCandidatesByTheirProbabilities()
    {
        var open = new Candidate("open", 0.6, "yandex", null, 5, Evidence.Open | Evidence.Tap);
        var left = new Candidate("left", 0.3, "yandex", null, 600);
        var call = new CallAttribution(MatchLevel.Session, 0.6, null, null, null, [open, left], Nobody: 0.1);
        var model = DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [.. Enumerable.Repeat(call, 1800)], null);

        Assert.Equal(((200 * 0.05) + 180) / 2000, model.Noise, 1e-9);
        Assert.Equal(((200 * 0.55) + (1800 * 0.6)) / (200 + 1620), model.OnPage, 1e-9);
    }

    [Fact]
    public void VisitsThatAreNotToldCountAsThoseOfLongAgo()
    {
        var call = new CallAttribution(MatchLevel.None, 0, null, null, null, [new Candidate("s", 0.1, "yandex", null, (int)(Day / Second))], Nobody: 0.1);
        var model = DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [.. Enumerable.Repeat(call, 2000)], null);
        Assert.InRange(model.Later(Day), 0.5, 1);
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(-5d)]
    public void APageThatNobodyLooksAtIsOpenForASecond(double pageMs) =>
        Assert.Equal(1000, DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [], pageMs).PageMs);

    [Fact]
    public void ExtremesMakeNoNonsense()
    {
        var never = new DelayModel(0.999, [0.001, 0, 0, 0, 0, 0, 0], 0.05, 1);
        CallAttribution[] calls = [Sure(30 * Day), Nobody(), Nobody(), new(MatchLevel.None, 0, null, null, null, [])];
        var model = DelayEstimator.Estimate(never, never, calls, null);
        Assert.All([model.OnPage, model.Noise, .. model.Weights], share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, model.OnPage + model.Weights.Sum(), 1e-12);

        var allNobody = DelayEstimator.Estimate(DelayModel.Prior, DelayModel.Prior, [.. Enumerable.Repeat(Nobody(), 100_000)], null);
        Assert.InRange(allNobody.Noise, 0.9, 0.9999);
        Assert.Equal(DelayModel.Prior.OnPage, allNobody.OnPage, 1e-9);
    }

    /// <summary>Undisputed calls: a tenth of nobody; of the others 30 % on the page, 40 % within the hour (mean 10 minutes), 30 % days later (mean 2 days).</summary>
    private static List<CallAttribution> Drawn(int count)
    {
        var chance = new Random(7);
        var calls = new List<CallAttribution>(count);
        for (var i = 0; i < count; i++)
        {
            var way = chance.NextDouble();
            calls.Add(chance.NextDouble() < 0.1 ? Nobody()
                : way < 0.3 ? Sure(0, Evidence.Open)
                : way < 0.7 ? Sure(Math.Min(Hour - 1, (long)(-10 * Minute * Math.Log(1 - chance.NextDouble()))))
                : Sure(Hour + (long)(-2 * Day * Math.Log(1 - chance.NextDouble()))));
        }

        return calls;
    }

    private static double LogLikelihood(DelayModel model, List<CallAttribution> calls) => calls.Average(call =>
        call.Candidates.Count == 0 ? Math.Log(model.Noise)
        : Math.Log(1 - model.Noise) + Math.Log(call.Candidates[0].Evidence == Evidence.Open ? model.OnPage : model.Density(call.Candidates[0].DelaySeconds * 1000d)));

    private static CallAttribution Sure(long delay, Evidence evidence = Evidence.None) =>
        new(MatchLevel.Session, 1, null, null, null, [new Candidate("s", 1, "yandex", null, (int)(delay / Second), evidence)]);

    private static CallAttribution Nobody() => new(MatchLevel.None, 0, null, null, null, [], Nobody: 1);
}
