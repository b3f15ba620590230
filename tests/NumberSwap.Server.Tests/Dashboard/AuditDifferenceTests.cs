using NumberSwap.Server.Dashboard.Audit;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>What the change log shows of a change.</summary>
public sealed class AuditDifferenceTests
{
    [Theory]
    [InlineData("""{"id":"1","name":"A","settings":{"timeZone":"UTC","visitDays":5}}""", """{"id":"2","name":"A","settings":{"timeZone":"Asia/Almaty"}}""", "settings.timeZone: UTC > Asia/Almaty|settings.visitDays: 5 > -")]
    [InlineData(null, """{"key":"k","targets":[{"number":"+71","destination":"+71"},{"number":"+72","destination":"+73"}]}""", "targets: - > +71, +72 → +73")]
    [InlineData("""{"domains":["a","b"],"on":true}""", """{"domains":["a"],"on":true,"empty":[],"none":null}""", "domains: a, b > a")]
    [InlineData("""{"name":"A"}""", null, "name: A > -")]
    [InlineData(null, null, "")]
    public void Only_what_differs_is_shown(string? before, string? after, string expected) =>
        Assert.Equal(expected, string.Join('|', AuditDifference.Of(before, after).Select(change => $"{change.Field}: {change.Before ?? "-"} > {change.After ?? "-"}")));
}
