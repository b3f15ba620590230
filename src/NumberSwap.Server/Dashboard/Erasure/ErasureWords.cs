using NumberSwap.Core.Erasure;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Erasure;

/// <summary>What was removed, as people read it.</summary>
public static class ErasureWords
{
    public static string Of(Words words, Erased erased) => erased.What switch
    {
        "calls" => words.Count(erased.Count, "the number in {0} call|the number in {0} calls"),
        "notes" => words.Count(erased.Count, "{0} note on a call|{0} notes on calls"),
        "events" => words.Count(erased.Count, "{0} event of a call, with what was sent of it|{0} events of calls, with what was sent of them"),
        "recordings" => words.Count(erased.Count, "{0} recording|{0} recordings"),
        "transcripts" => words.Count(erased.Count, "{0} transcript|{0} transcripts"),
        "passages" => words.Count(erased.Count, "{0} passage of the search|{0} passages of the search"),
        "platformEvents" => words.Count(erased.Count, "{0} request of a call platform|{0} requests of call platforms"),
        "deals" => words.Count(erased.Count, "phone and title of {0} deal|phone and title of {0} deals"),
        "leads" => words.Count(erased.Count, "{0} lead|{0} leads"),
        "leadEvents" => words.Count(erased.Count, "{0} event of a lead, with what was sent of it|{0} events of leads, with what was sent of them"),
        "visits" => words.Count(erased.Count, "{0} visit|{0} visits"),
        "formPhones" => words.Count(erased.Count, "the phone of {0} visitor|the phone of {0} visitors"),
        "callbacks" => words.Count(erased.Count, "{0} call-back task, with its mails|{0} call-back tasks, with their mails"),
        "scoreComments" => words.Count(erased.Count, "comments of {0} score of a conversation|comments of {0} scores of conversations"),
        "excludedCallers" => words["the number in the rule of target calls"],
        "logEntries" => words.Count(erased.Count, "the number in {0} entry of the log|the number in {0} entries of the log"),
        "rejectedEntries" => words.Count(erased.Count, "{0} entry that was put aside in rejected.jsonl|{0} entries that were put aside in rejected.jsonl"),
        "rejectedFilesLeft" => words["The file rejected.jsonl could not be written anew: remove the person's lines there by hand."],
        _ => erased.What + ": " + erased.Count,
    };
}
