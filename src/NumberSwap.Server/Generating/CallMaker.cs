using System.Globalization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up who calls, and what comes of it.</summary>
internal sealed class CallMaker(SeededIds ids, Random chance)
{
    private const int Remembered = 20_000;

    private static readonly string[] Operators = ["Анна Кузнецова", "Сергей Ильин", "Ольга Ким", "Руслан Ахметов", "John Smith", "Мария О’Нил"];

    private readonly List<string> callers = new(Remembered);

    public CallReport Report(string site, string to, long at, string? caller)
    {
        var hour = (int)((at / 3600_000 + 3) % 24);
        var answered = chance.NextDouble() < (hour is >= 9 and < 20 ? 0.84 : 0.35);
        // Most talks are of one to four minutes; some are wrong numbers.
        var talk = answered ? (int)Math.Clamp(Math.Exp(4.6 + (1.1 * Gauss())), 1, 3600) : (int?)null;
        var id = ids.At(at);
        return new CallReport
        {
            Site = site,
            Id = id,
            Platform = "api",
            From = caller,
            To = to,
            StartedAt = at,
            Status = answered ? CallStatus.Completed : CallStatus.Missed,
            TalkSeconds = talk,
            RingSeconds = 2 + chance.Next(answered ? 20 : 45),
            Operator = answered ? Operators[chance.Next(Operators.Length)] : null,
            RecordingUrl = talk > 5 && chance.Next(10) < 7 ? $"https://records.example/{id}.mp3" : null,
        };
    }

    /// <summary>A phone: one in five has called before, one in fifty withholds it. The range is assigned to nobody.</summary>
    public string? Caller()
    {
        if (chance.Next(50) == 0)
            return null;
        if (callers.Count > 0 && chance.Next(5) == 0)
            return callers[chance.Next(callers.Count)];
        var phone = "+7943" + chance.Next(10_000_000).ToString("0000000", CultureInfo.InvariantCulture);
        if (callers.Count < Remembered)
            callers.Add(phone);
        else
            callers[chance.Next(Remembered)] = phone;
        return phone;
    }

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
