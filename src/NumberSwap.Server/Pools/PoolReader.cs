using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Pools;

/// <summary>Checks what an owner says of a pool.</summary>
public static class PoolReader
{
    public const int MaxNumbers = 100_000;
    private const int MaxSeconds = 30 * 24 * 3600;

    /// <summary>The pool with the request's fields put over it (but for the numbers), or the problem to answer with.</summary>
    public static (Pool? Pool, ProblemHttpResult? Problem) Read(PoolRequest request, Pool pool, Site site)
    {
        if (request.Name is not null || pool.Name.Length == 0)
        {
            if (InputText.NameProblem(request.Name) is { } nameProblem)
                return (null, nameProblem);
            pool = pool with { Name = request.Name!.Trim() };
        }

        if (request.Target is not null)
        {
            if (!E164.TryRead(request.Target, site.Country, out var target, out var why))
                return (null, Problem.Invalid("target", why));
            if (!site.Targets.Any(known => known.Number == target))
                return (null, Problem.Invalid("target", $"{target} is none of the site's targets. Add it to the site first."));
            pool = pool with { Target = target };
        }

        if (request.HoldSeconds is < 1 or > MaxSeconds)
            return (null, Problem.Invalid("holdSeconds", $"It has to be 1 to {MaxSeconds} seconds."));
        if (request.CooldownSeconds is < 0 or > MaxSeconds)
            return (null, Problem.Invalid("cooldownSeconds", $"It has to be 0 to {MaxSeconds} seconds."));
        if (request.Overflow is not (null or "share" or "fallback"))
            return (null, Problem.Invalid("overflow", "It has to be share or fallback."));
        return (pool with
        {
            HoldSeconds = request.HoldSeconds ?? pool.HoldSeconds,
            CooldownSeconds = request.CooldownSeconds ?? pool.CooldownSeconds,
            Overflow = request.Overflow is null ? pool.Overflow : request.Overflow == "share" ? OverflowPolicy.Share : OverflowPolicy.Fallback,
        }, null);
    }

    /// <summary>Tracking numbers, each once, or the problem to answer with.</summary>
    public static (IReadOnlyList<string> Numbers, ProblemHttpResult? Problem) ReadNumbers(IReadOnlyList<string?>? texts, Site site)
    {
        if (texts is not { Count: > 0 and <= MaxNumbers })
            return ([], Problem.Invalid("numbers", $"Name 1 to {MaxNumbers} tracking numbers."));
        var numbers = new List<string>(texts.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (!E164.TryRead(text, site.Country, out var number, out var why))
                return ([], Problem.Invalid("numbers", why));
            if (site.Targets.Any(target => target.Number == number))
                return ([], Problem.Invalid("numbers", $"{number} is a target of the site: a tracking number has to be another one."));
            if (seen.Add(number))
                numbers.Add(number);
        }

        return (numbers, null);
    }
}
