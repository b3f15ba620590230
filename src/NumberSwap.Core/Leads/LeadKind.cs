using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leads;

/// <summary>How a lead came.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LeadKind>))]
public enum LeadKind
{
    /// <summary>From a form of the site's pages, by the page's script.</summary>
    Form,

    /// <summary>From the call-back widget: somebody waits for a call.</summary>
    Callback,

    /// <summary>Told by one of the owner's systems.</summary>
    Api,
}
