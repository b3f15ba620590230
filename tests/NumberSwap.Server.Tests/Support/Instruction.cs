using System.Reflection;
using System.Reflection.Emit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>One instruction of compiled code.</summary>
/// <param name="Value">A loaded text or small number, the method that is called, or null.</param>
/// <param name="IsJumpedTo">True when what is on the stack here may come from elsewhere than the instruction before.</param>
internal sealed record Instruction(OpCode Code, object? Value, bool IsJumpedTo)
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    public static IReadOnlyList<Instruction> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
            return [];
        var read = new List<(int At, OpCode Code, object? Value)>();
        var targets = new HashSet<int>();
        for (var at = 0; at < il.Length;)
        {
            var start = at;
            var code = il[at] == 0xFE ? Codes[0xFE00 | il[at + 1]] : Codes[il[at]];
            at += code.Size;
            object? value = null;
            switch (code.OperandType)
            {
                case OperandType.InlineString:
                    value = method.Module.ResolveString(BitConverter.ToInt32(il, at));
                    break;
                case OperandType.InlineMethod:
                    value = method.Module.ResolveMethod(
                        BitConverter.ToInt32(il, at),
                        method.DeclaringType?.GetGenericArguments(),
                        method.IsGenericMethod ? method.GetGenericArguments() : null);
                    break;
                case OperandType.InlineI:
                    value = BitConverter.ToInt32(il, at);
                    break;
                case OperandType.ShortInlineI:
                    value = (int)(sbyte)il[at];
                    break;
                case OperandType.ShortInlineBrTarget:
                    targets.Add(at + 1 + (sbyte)il[at]);
                    break;
                case OperandType.InlineBrTarget:
                    targets.Add(at + 4 + BitConverter.ToInt32(il, at));
                    break;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
            if (code.Name is ['l', 'd', 'c', '.', 'i', '4', '.', >= '0' and <= '8' and var digit])
                value = digit - '0';
            read.Add((start, code, value));
        }

        return [.. read.Select(one => new Instruction(one.Code, one.Value, targets.Contains(one.At)))];
    }
}
