using System.Text.Json.Serialization;

namespace NumberSwap.Core.Operators;

/// <summary>How long a period of the calendar is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CalendarStep>))]
public enum CalendarStep
{
    Day,

    /// <summary>From Monday.</summary>
    Week,

    Month,
    Quarter,
}
