using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Pools.Days;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Tracking numbers that are leased per session, for one target.</summary>
public static class PoolEndpoints
{
    public static RouteGroupBuilder MapPools(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/pools").WithTags("Pools");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddPool").WithSummary("Makes a pool");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListPools").WithSummary("Lists a site's pools");
        group.MapGet("/{pool}", FindAsync).RequireKey(ApiScope.Read).WithName("GetPool").WithSummary("Shows a pool");
        group.MapPatch("/{pool}", UpdateAsync).RequireKey(ApiScope.Admin).WithName("ChangePool").WithSummary("Changes the fields that are given; leases go on");
        group.MapDelete("/{pool}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeletePool").WithSummary("Deletes a pool that no campaign uses, and frees its numbers");
        group.MapPost("/{pool}/numbers", AddNumbersAsync).RequireKey(ApiScope.Admin).WithName("AddNumbers").WithSummary("Adds tracking numbers while leases live");
        group.MapDelete("/{pool}/numbers", RetireNumbersAsync).RequireKey(ApiScope.Admin).WithName("RetireNumbers").WithSummary("Retires tracking numbers; their visitors get others at their next heartbeat")
            .Accepts<NumbersRequest>("application/json");
        group.MapPost("/{pool}/numbers/move", MoveNumbersAsync).RequireKey(ApiScope.Admin).WithName("MoveNumbers").WithSummary("Moves tracking numbers to another pool; their visitors get others at their next heartbeat, and calls still find them");
        group.MapGet("/{pool}/day", DayAsync).RequireKey(ApiScope.Read).WithName("GetPoolDay").WithSummary("Counts the numbers by state for each minute of a day of the site's time zone (?date=2026-11-22; left out: today)");
        group.MapGet("/{pool}/status", StatusAsync).RequireKey(ApiScope.Read).WithName("GetPoolStatus").WithSummary("Counts the numbers by state, and advises on the pool's size");
        return group;
    }

    private static async Task<Results<Created<PoolItem>, ProblemHttpResult>> AddAsync(
        string site, PoolRequest request, HttpContext context, SiteStore sites, PoolService pools, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner)
            return Problem.NotFound("site");
        var (pool, problem) = PoolReader.Read(request, pools.Blank(owner), owner);
        if (pool is null)
            return problem!;
        (var numbers, problem) = PoolReader.ReadNumbers(request.Numbers, owner);
        if (problem is not null)
            return problem;
        pool = pool with { Numbers = numbers };
        await pools.AddAsync(pool, context.Actor(), cancellation);
        return TypedResults.Created($"/v1/sites/{site}/pools/{pool.Id}", PoolItem.Of(pool));
    }

    private static async Task<Results<Ok<IEnumerable<PoolItem>>, ProblemHttpResult>> ListAsync(string site, SiteStore sites, PoolStore store, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is null
            ? Problem.NotFound("site")
            : TypedResults.Ok((await store.ListAsync(site, cancellation)).Select(PoolItem.Of));

    private static async Task<Results<Ok<PoolItem>, ProblemHttpResult>> FindAsync(string site, string pool, PoolStore store, CancellationToken cancellation) =>
        await store.FindAsync(site, pool, cancellation) is { } found ? TypedResults.Ok(PoolItem.Of(found)) : Problem.NotFound("pool");

    private static async Task<Results<Ok<PoolItem>, ProblemHttpResult>> UpdateAsync(
        string site, string pool, PoolRequest request, HttpContext context, SiteStore sites, PoolStore store, PoolService pools, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner || await store.FindAsync(site, pool, cancellation) is not { } known)
            return Problem.NotFound("pool");
        if (request.Numbers is not null)
            return Problem.Invalid("numbers", "Numbers are added and retired by POST and DELETE on the pool's /numbers.");
        if (request.Target is not null)
            return Problem.Invalid("target", "A pool keeps its target: its leases were given for it. Make a pool for the other target.");
        var (changed, problem) = PoolReader.Read(request, known, owner);
        if (changed is null)
            return problem!;
        return await pools.UpdateAsync(changed, context.Actor(), cancellation) ? TypedResults.Ok(PoolItem.Of(changed)) : Problem.NotFound("pool");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, string pool, HttpContext context, PoolStore store, PoolService pools, CancellationToken cancellation) =>
        await store.FindAsync(site, pool, cancellation) is { } known && await pools.DeleteAsync(known, context.Actor(), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("pool");

    private static Task<Results<Ok<PoolItem>, ProblemHttpResult>> AddNumbersAsync(
        string site, string pool, NumbersRequest request, HttpContext context, SiteStore sites, PoolStore store, PoolService pools, CancellationToken cancellation) =>
        ChangeNumbersAsync(site, pool, request, context.Actor(), sites, store, pools.AddNumbersAsync, cancellation);

    private static Task<Results<Ok<PoolItem>, ProblemHttpResult>> RetireNumbersAsync(
        string site, string pool, [Microsoft.AspNetCore.Mvc.FromBody] NumbersRequest request, HttpContext context, SiteStore sites, PoolStore store, PoolService pools, CancellationToken cancellation) =>
        ChangeNumbersAsync(site, pool, request, context.Actor(), sites, store, pools.RetireNumbersAsync, cancellation);

    private static async Task<Results<Ok<PoolItem>, ProblemHttpResult>> ChangeNumbersAsync(
        string site,
        string pool,
        NumbersRequest request,
        Actor by,
        SiteStore sites,
        PoolStore store,
        Func<string, string, IReadOnlyList<string>, Actor, CancellationToken, Task<Pool?>> change,
        CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner || await store.FindAsync(site, pool, cancellation) is null)
            return Problem.NotFound("pool");
        var (numbers, problem) = PoolReader.ReadNumbers(request.Numbers, owner);
        if (problem is not null)
            return problem;
        return await change(site, pool, numbers, by, cancellation) is { } changed ? TypedResults.Ok(PoolItem.Of(changed)) : Problem.NotFound("pool");
    }

    private static async Task<Results<Ok<PoolStatus>, ProblemHttpResult>> StatusAsync(
        string site, string pool, PoolStore store, PoolService pools, CancellationToken cancellation) =>
        await store.FindAsync(site, pool, cancellation) is { } known
            ? TypedResults.Ok(await pools.StatusAsync(known, cancellation))
            : Problem.NotFound("pool");

    private static async Task<Results<Ok<PoolItem>, ProblemHttpResult>> MoveNumbersAsync(
        string site, string pool, MoveRequest request, HttpContext context, SiteStore sites, PoolStore store, NumberMover mover, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner || await store.FindAsync(site, pool, cancellation) is not { } from)
            return Problem.NotFound("pool");
        var (numbers, problem) = PoolReader.ReadNumbers(request.Numbers, owner);
        if (problem is not null)
            return problem;
        if (request.To is null || await store.FindAsync(site, request.To, cancellation) is not { } to || to.Id == from.Id)
            return Problem.Invalid("to", "Name the id of another pool of this site.");
        var move = await mover.MoveAsync(owner, from, to, numbers, context.Actor(), cancellation);
        return move switch
        {
            { NotThere: [var first, ..] } => Problem.Invalid("numbers", $"{first} is not in this pool. Nothing was moved."),
            { Busy: { Count: > 0 } busy } => Problem.Conflict(
                $"{busy.Count} of the numbers are on visitors' pages now ({string.Join(", ", busy.Take(10))}), and calls for the other pool go elsewhere. Retire them, and move them when their leases are over. Nothing was moved.", "numbers"),
            _ => TypedResults.Ok(PoolItem.Of(move.To!)),
        };
    }

    private static async Task<Results<Ok<PoolDay>, ProblemHttpResult>> DayAsync(
        string site, string pool, HttpContext context, SiteStore sites, PoolStore store, PoolDays days, TimeProvider clock, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner || await store.FindAsync(site, pool, cancellation) is not { } known)
            return Problem.NotFound("pool");
        var zone = SiteDays.Zone(owner.Settings.TimeZone);
        var date = SiteDays.Of(clock.GetUtcNow().ToUnixTimeMilliseconds(), zone);
        if (context.Request.Query["date"].ToString() is { Length: > 0 } text
            && (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) || date.Year is < 2000 or > 2200))
        {
            return Problem.Invalid("date", "It has to be a day such as 2026-11-22.");
        }

        return await days.DayAsync(known, date, zone, cancellation) is { } day ? TypedResults.Ok(day) : Problem.Invalid("date", "That day has not begun yet.");
    }
}
