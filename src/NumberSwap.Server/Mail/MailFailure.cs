namespace NumberSwap.Server.Mail;

/// <summary>Why a mail did not go out.</summary>
/// <param name="Reason">One line, without anybody's address or number.</param>
/// <param name="IsFinal">True: the server refused it for good.</param>
/// <param name="IsOfServer">True: the server could not be spoken to, so that others would not go out either.</param>
public sealed record MailFailure(string Reason, bool IsFinal, bool IsOfServer);
