namespace NumberSwap.Server.Hosting;

/// <summary>Why input was refused: thrown by services where a refusal is found deep inside, answered as a problem document.</summary>
/// <param name="field">The field at fault.</param>
/// <param name="detail">One sentence that says what to do.</param>
public sealed class Refusal(string field, string detail, int status = StatusCodes.Status400BadRequest, string code = "invalid") : Exception(detail)
{
    public string Field { get; } = field;
    public int Status { get; } = status;
    public string Code { get; } = code;
}
