using NumberSwap.Core.Callbacks;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Missed;

/// <summary>Call-back tasks in words.</summary>
public static class MissedWords
{
    /// <summary>Who is to be called back, as the viewer may see it.</summary>
    public static string Caller(Words T, Viewer viewer, CallbackTask task)
    {
        var phone = viewer.Caller(task.Phone) ?? T["Number forgotten"];
        return viewer.Text(task.Name) is { } name ? $"{name}, {phone}" : phone;
    }

    /// <summary>Who was missed, or asks for a call, last.</summary>
    public static string News(Words T, Viewer viewer, CallbackTask task) => task.HasAsked
        ? T["{0}: {1} asks to be called back.", T.Time(task.HeardAt), Caller(T, viewer, task)]
        : T["{0}: missed call from {1}.", T.Time(task.HeardAt), Caller(T, viewer, task)];

    public static string Outcome(Words T, CallbackOutcome? outcome) => outcome switch
    {
        CallbackOutcome.Reached => T["Spoken to"],
        CallbackOutcome.NotReached => T["Not reached"],
        CallbackOutcome.WrongNumber => T["Wrong number"],
        CallbackOutcome.NotNeeded => T["Not needed"],
        CallbackOutcome.GotThrough => T["Spoken to in another call"],
        _ => "–",
    };

    /// <summary>Why a mail did not go out.</summary>
    public static string Failure(Words T, string reason) => reason switch
    {
        "No mail server is set." => T["No mail server is set."],
        "The mail server cannot write to this address." => T["The mail server cannot write to this address."],
        "The mail server refused user and password." => T["The mail server refused user and password."],
        "The mail server did not answer in time." => T["The mail server did not answer in time."],
        "The mail server cannot be spoken to in encrypted form." => T["The mail server cannot be spoken to in encrypted form."],
        "The mail server cannot be reached." => T["The mail server cannot be reached."],
        "The mail server refused the mail." => T["The mail server refused the mail."],
        _ => reason,
    };
}
