using System.Text.Json.Serialization;
using NumberSwap.Core;
using NumberSwap.Core.Telephony;

namespace NumberSwap.Server.Pools;

/// <summary>A line of a list of tracking numbers, and what would come of it.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Text">What the line says where the number is expected, at most 80 characters of it.</param>
/// <param name="Number">E.164; null for what is no number.</param>
/// <param name="Why">What is wrong and what to do; null for what can be added.</param>
/// <param name="Fault">What keeps an unreadable text from being a number.</param>
/// <param name="With">The line, pool or campaign that it collides with, where that may be said.</param>
public sealed record NumberLine(int Line, string Text, string? Number, NumberVerdict Verdict, [property: JsonIgnore] ProblemText? Why = null, NumberFault? Fault = null, string? With = null)
{
    /// <summary>What is wrong and what to do; null for what can be added.</summary>
    public string? Reason => Why?.ToString();

    /// <summary>True when the line would add a number.</summary>
    public bool Adds => Verdict is NumberVerdict.Good or NumberVerdict.Returns;

    /// <summary>True when somebody should look at the line.</summary>
    public bool IsBad => Verdict is NumberVerdict.Unreadable or NumberVerdict.Target or NumberVerdict.Taken;
}
