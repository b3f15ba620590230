using System.Text.Json.Serialization;

namespace NumberSwap.Core.Operators;

/// <summary>What a goal asks for. Their numbers are stored.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GoalMeasure>))]
public enum GoalMeasure
{
    /// <summary>Calls a day, by days with calls; so are the others of a day.</summary>
    CallsPerDay = 1,

    ConversationsPerDay = 2,

    /// <summary>Substantial and long talks a day.</summary>
    SubstantialPerDay = 3,

    TargetCallsPerDay = 4,

    /// <summary>Deals from the first to the last day.</summary>
    Deals = 5,

    /// <summary>Deals of 100 calls, %.</summary>
    Conversion = 6,

    /// <summary>Percentage points by which deals of 100 calls grow over as many days before.</summary>
    ConversionGrowth = 7,
}
