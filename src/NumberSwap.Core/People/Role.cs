using System.Text.Json.Serialization;

namespace NumberSwap.Core.People;

/// <summary>What a person may do with a site. Each role includes the ones before it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Role>))]
public enum Role
{
    /// <summary>Reads reports, calls, campaigns and numbers.</summary>
    Analyst = 1,

    /// <summary>Changes campaigns, pools and numbers, and corrects calls.</summary>
    Manager = 2,

    /// <summary>Changes everything: the site itself, its people, its keys.</summary>
    Owner = 3,
}
