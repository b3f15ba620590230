namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>How a field of a form is entered.</summary>
internal enum FieldLook
{
    Text,
    Secret,
    Number,
    Flag,
    Choice,
}
