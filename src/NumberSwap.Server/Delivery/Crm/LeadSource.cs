using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Attribution;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>What a lead says of a call's source: the fields that a later attribution may change, as the CRM keeps them.</summary>
internal sealed record LeadSource(string Source, string Medium, string Campaign, string Content, string Term)
{
    public static readonly LeadSource None = new("", "", "", "", "");

    public static LeadSource Of(CallAttribution cause) => cause.Source is not { } source ? None : new LeadSource(
        CrmText.Line(source.Source), CrmText.Line(source.Medium), CrmText.Line(source.Campaign), CrmText.Line(source.Content), CrmText.Line(source.Term));

    /// <summary>By which what was written is known again, without keeping it a second time.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Source, Medium, Campaign, Content, Term))))[..32];
}
