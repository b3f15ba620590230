using Microsoft.AspNetCore.Http;
using NumberSwap.Core.Platforms;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Platforms.Events;
using NumberSwap.Server.Platforms.Generic;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

public sealed class HookLogTests
{
    private static readonly GenericPlatform Platform = new();

    private readonly HookLog log = new();

    [Fact]
    public void AFloodOfRefusedRequestsLeavesGenuineOnesTheirRoom()
    {
        for (var i = 0; i < 10_000; i++)
            log.Refused(Platform, "s", Request(i));
        log.Taken(Platform, "s", Request(10_000), HookReading.Ignored("a test"), HookAnswer.Nothing);

        var waiting = Waiting();
        Assert.InRange(waiting.Count, 2, 1_000);
        Assert.Equal(10_000, waiting[^1].Request.At.ToUnixTimeSeconds());
        Assert.NotNull(waiting[^1].Answer);
    }

    [Fact]
    public void WhatThereIsNoRoomForIsLeftOutUntilThereIsAgain()
    {
        for (var i = 0; i < 10_000; i++)
            log.Taken(Platform, "s", Request(i), HookReading.Ignored("a test"), HookAnswer.Nothing);
        Assert.InRange(Waiting().Count, 1, 1_000);

        log.Taken(Platform, "s", Request(10_000), HookReading.Ignored("a test"), HookAnswer.Nothing);
        Assert.Equal(10_000, Assert.Single(Waiting()).Request.At.ToUnixTimeSeconds());
    }

    private static HookRequest Request(int second) => new()
    {
        Method = "POST",
        Hook = "https://calls.example/v1/hooks/generic/s",
        Query = "",
        Headers = new HeaderDictionary(),
        Body = ReadOnlyMemory<byte>.Empty,
        At = DateTimeOffset.FromUnixTimeSeconds(second),
    };

    private List<HookTrace> Waiting()
    {
        var traces = new List<HookTrace>();
        while (log.Waiting.TryRead(out var trace))
            traces.Add(trace);
        return traces;
    }
}
