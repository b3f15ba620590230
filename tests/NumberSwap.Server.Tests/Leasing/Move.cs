namespace NumberSwap.Server.Tests.Leasing;

/// <summary>One step of a random history. <paramref name="A"/> to <paramref name="C"/> choose among what there is.</summary>
public sealed record Move(MoveKind Kind, int A, int B, int C);
