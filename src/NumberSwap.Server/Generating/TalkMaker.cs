using System.Globalization;
using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up what is said in a call, from a phrase book: the longer the talk, the more stages it goes through.</summary>
internal sealed class TalkMaker(Random chance)
{
    /// <summary>Characters that are said in a second.</summary>
    private const double Pace = 13;

    private readonly List<(Speaker Speaker, string Text)> said = [];

    /// <summary>The transcript of an answered call.</summary>
    /// <param name="isDeal">Whether it leads to a deal.</param>
    public Transcript Make(GeneratedCall call, bool isDeal)
    {
        var staff = call.Staff!;
        var book = staff.Name.All(char.IsAscii) ? PhraseBook.English : PhraseBook.Russian;
        said.Clear();
        Operator(string.Format(CultureInfo.InvariantCulture, Any(book.Hellos), staff.Name.Split(' ')[0]));
        if (call.Kind == GeneratedCallKind.Spam)
            Caller(book.Robot);
        else if (call.Kind == GeneratedCallKind.Service)
            Exchange(Any(book.Services), callerFirst: true);
        else
            Sell(call, book, isDeal);
        return new Transcript("api", book.Language, call.At + ((call.Report.TalkSeconds!.Value + 90) * 1000L), Timed(call.Report.TalkSeconds!.Value));
    }

    private void Sell(GeneratedCall call, PhraseBook book, bool isDeal)
    {
        var seconds = call.Report.TalkSeconds!.Value;
        Caller(Any(book.Wishes[Place(call.Product)]));
        // Who is good asks more before an offer is made.
        foreach (var need in Several(book.Needs, Math.Min(1 + (seconds / 70), 4) * call.Staff!.Skill))
            Exchange(need, callerFirst: false);
        foreach (var (asked, answer) in Several(book.Questions, 1 + (seconds / 120.0)))
            Exchange((Any(asked), answer), callerFirst: true);
        if (seconds < 50 && !isDeal)
            return;
        var price = decimal.Round((decimal)call.Product.Order * (decimal)(0.7 + (0.8 * chance.NextDouble())) / 100) * 100;
        var offer = string.Format(CultureInfo.InvariantCulture, Any(book.Offers), "", price.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' '));
        Operator(chance.NextDouble() < 0.4 * call.Staff.Pace ? Any(book.Habits) + " " + char.ToLower(offer[0], CultureInfo.InvariantCulture) + offer[1..] : offer);
        if (chance.Next(5) < 3)
            Exchange(Any(book.Objections), callerFirst: true);
        if (chance.Next(3) == 0)
            Exchange((Any(book.Questions[0].Asked), book.Questions[0].Answer), callerFirst: true);
        Exchange(Any(isDeal ? book.Agreements : book.Refusals), callerFirst: true);
    }

    /// <summary>Some of a list in its order, the first ones more often; about so many.</summary>
    private List<T> Several<T>(IReadOnlyList<T> all, double count)
    {
        var taken = new List<T>();
        for (var i = 0; i < all.Count; i++)
        {
            if (chance.NextDouble() < Math.Min(0.9, count / all.Count * (1.5 - (1.0 * i / all.Count))))
                taken.Add(all[i]);
        }

        return taken;
    }

    private void Exchange((string Said, string Answer) pair, bool callerFirst)
    {
        said.Add((callerFirst ? Speaker.Caller : Speaker.Operator, pair.Said));
        said.Add((callerFirst ? Speaker.Operator : Speaker.Caller, pair.Answer));
    }

    /// <summary>What was said, spread over the talk by its length.</summary>
    private List<SpokenSegment> Timed(int seconds)
    {
        var length = said.Sum(passage => passage.Text.Length) / Pace;
        var stretch = Math.Max(seconds, 1) / (length + said.Count);
        var (segments, at) = (new List<SpokenSegment>(said.Count), 0.0);
        foreach (var (speaker, text) in said)
        {
            var end = at + (text.Length / Pace * stretch);
            segments.Add(new SpokenSegment(speaker, Math.Round(at, 1), Math.Round(end, 1), text));
            at = end + stretch;
        }

        return segments;
    }

    private static int Place(Product product)
    {
        for (var i = 0; i < Product.All.Count; i++)
        {
            if (Product.All[i] == product)
                return i;
        }

        return 0;
    }

    private void Operator(string text) => said.Add((Speaker.Operator, text));

    private void Caller(string text) => said.Add((Speaker.Caller, text));

    private T Any<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];
}
