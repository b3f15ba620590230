using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Campaigns;

/// <summary>Checks what an ad manager says of a campaign.</summary>
public static class CampaignReader
{
    private const int MaxPattern = 250;
    private const int MaxPriority = 1_000_000;

    /// <summary>The campaign with the request's fields put over it, or the problem to answer with.</summary>
    public static (Campaign? Campaign, ProblemHttpResult? Problem) Read(CampaignRequest request, Campaign campaign, Site site, IReadOnlyList<Pool> pools)
    {
        if (request.Name is not null || campaign.Name.Length == 0)
        {
            if (InputText.NameProblem(request.Name) is { } nameProblem)
                return (null, nameProblem);
            campaign = campaign with { Name = request.Name!.Trim() };
        }

        if (RuleProblem(request.Match, request.Priority) is { } ruleProblem)
            return (null, ruleProblem);
        campaign = campaign with { Priority = request.Priority ?? campaign.Priority, Match = request.Match ?? campaign.Match, Paused = request.Paused ?? campaign.Paused };

        if (request.Pool is not null && request.Number is not null)
            return (null, Problem.Invalid("pool", "Name either a pool or a static number, not both."));
        if (request.Pool is { } poolId)
        {
            if (pools.All(pool => pool.Id != poolId))
                return (null, Problem.Invalid("pool", "The site has no such pool."));
            return (campaign with { Pool = poolId, Number = null, Target = null }, null);
        }

        if (request.Number is not null || request.Target is not null)
            return ReadNumber(request, campaign, site);
        return campaign.Pool is null && campaign.Number is null
            ? (null, Problem.Invalid("pool", "Name the pool or the static number that serves the campaign's visits."))
            : (campaign, null);
    }

    /// <summary>The problem with a rule and its priority; null when both are good, or not given.</summary>
    public static ProblemHttpResult? RuleProblem(CampaignRule? match, int? priority)
    {
        if (priority is < -MaxPriority or > MaxPriority)
            return Problem.Invalid("priority", $"It has to be a whole number from -{MaxPriority} to {MaxPriority}.");
        return match is null ? null : PatternProblem(match);
    }

    private static (Campaign? Campaign, ProblemHttpResult? Problem) ReadNumber(CampaignRequest request, Campaign campaign, Site site)
    {
        var number = campaign.Number;
        if (request.Number is not null && !E164.TryRead(request.Number, site.Country, out number, out var why))
            return (null, Problem.Invalid("number", why));
        if (number is null)
            return (null, Problem.Invalid("target", "A target goes with a static number; a pool has its own."));
        if (site.Targets.Any(target => target.Number == number))
            return (null, Problem.Invalid("number", $"{number} is a target of the site: a tracking number has to be another one."));
        var standsFor = campaign.Target ?? site.Targets[0].Number;
        if (request.Target is not null && !E164.TryRead(request.Target, site.Country, out standsFor, out why))
            return (null, Problem.Invalid("target", why));
        return site.Targets.Any(target => target.Number == standsFor)
            ? (campaign with { Pool = null, Number = number, Target = standsFor }, null)
            : (null, Problem.Invalid("target", $"{standsFor} is none of the site's targets. Add it to the site first."));
    }

    private static ProblemHttpResult? PatternProblem(CampaignRule rule)
    {
        (string Name, string? Pattern)[] patterns =
        [
            ("source", rule.Source), ("medium", rule.Medium), ("campaign", rule.Campaign), ("term", rule.Term),
            ("content", rule.Content), ("referrer", rule.Referrer), ("landingPath", rule.LandingPath), ("clickId", rule.ClickId),
        ];
        foreach (var (name, pattern) in patterns)
        {
            if (pattern is not null && (string.IsNullOrWhiteSpace(pattern) || pattern.Length > MaxPattern || pattern.Any(char.IsControl) || InputText.HasLoneSurrogate(pattern)))
                return Problem.Invalid("match." + name, $"It has to be 1 to {MaxPattern} characters; leave it out to cover everything.");
        }

        return null;
    }
}
