using Xunit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>One theory row for each hot state: what is promised holds for both.</summary>
public sealed class HotStates : TheoryData<HotState>
{
    public HotStates()
    {
        Add(HotState.Embedded);
        Add(HotState.Redis);
    }
}
