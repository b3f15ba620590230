namespace Microsoft.SqlServer.Server;

/// <summary>Marks a CLR type as a SQL Server user type. NumberSwap has none: it is here because SqlClient looks for it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;
    public bool IsByteOrdered { get; set; }
    public bool IsFixedLength { get; set; }
    public int MaxByteSize { get; set; }
    public string? Name { get; set; }
    public string? ValidationMethodName { get; set; }
}
