using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>Which calls get a lead in a CRM.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LeadRule>))]
public enum LeadRule
{
    /// <summary>Those of callers none of whose calls of the 30 days before has one: a customer who calls again makes no second lead.</summary>
    NewCallers = 0,

    All = 1,

    /// <summary>Those that somebody answered, when they have ended.</summary>
    Answered = 2,

    /// <summary>Those as long as the site's settings ask of a target call, when they have ended.</summary>
    Target = 3,
}
