using NumberSwap.Core.Delivery;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>What people see of the kinds of destinations.</summary>
internal static class DestinationForms
{
    /// <summary>A kind's name; the same in every language, but for ours.</summary>
    public static string TitleOf(string kind, Words words) => kind switch
    {
        "webhook" => words["Webhook"],
        _ => kind,
    };

    /// <summary>What it is for, in a sentence.</summary>
    public static string AboutOf(string kind, Words words) => kind switch
    {
        "webhook" => words["Each event as signed JSON to an address of yours: for any program."],
        _ => "",
    };

    public static IReadOnlyList<DestinationField> FieldsOf(string kind, Words words) => kind switch
    {
        "webhook" => [new("url", words["Address"], FieldLook.Text, words["Where events are posted to, for example https://crm.example.com/hooks/calls"], IsRequired: true)],
        _ => [],
    };

    public static string TitleOf(CallEventType type, Words words) => type switch
    {
        CallEventType.Ringing => words["a call rings"],
        CallEventType.Completed => words["an answered call has ended"],
        CallEventType.Missed => words["a call was missed"],
        CallEventType.Attributed => words["its source is known"],
        _ => words["its source became another one"],
    };

    public static string TitleOf(DeliveryState state, Words words) => state switch
    {
        DeliveryState.Pending => words["waits"],
        DeliveryState.Delivered => words["arrived"],
        _ => words["given up"],
    };

    public static string LookOf(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "warn",
        DeliveryState.Delivered => "good",
        _ => "bad",
    };
}
