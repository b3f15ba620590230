using NumberSwap.Core.Calls;
using Xunit;

namespace NumberSwap.Core.Tests.Calls;

public sealed class CallMarksTests
{
    [Theory]
    [InlineData(CallStatus.Missed, null, CallStep.None, false, CallStep.Call)]
    [InlineData(CallStatus.Missed, 60, CallStep.None, false, CallStep.Call)]
    [InlineData(CallStatus.Completed, 29, CallStep.None, false, CallStep.Call)]
    [InlineData(CallStatus.Completed, 30, CallStep.None, false, CallStep.Conversation)]
    [InlineData(CallStatus.Answered, 30, CallStep.Call, false, CallStep.Conversation)]
    [InlineData(CallStatus.Completed, null, CallStep.Offer, false, CallStep.Offer)]
    [InlineData(CallStatus.Missed, null, CallStep.None, true, CallStep.Deal)]
    [InlineData(CallStatus.Completed, 60, CallStep.Presentation, true, CallStep.Deal)]
    public void What_is_said_and_what_is_known_count_whichever_is_more(CallStatus status, int? talk, CallStep said, bool isSold, CallStep reached) =>
        Assert.Equal(reached, CallMarks.StepReached(status, talk, 30, said, isSold));
}
