using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// How far <c>visitor_phones</c> is to be believed. Anybody may send a form with anybody's phone: a visitor who left many is nobody's evidence, and of
/// several who left the same one each may be lying. What a system with a key told is certain.
/// </summary>
internal static class PhoneClaims
{
    /// <summary>Nobody has more phones than this.</summary>
    public const int MostPhones = 3;

    private const int MostClaims = 100;

    /// <summary>A condition on <c>visitor_phones v</c>: a system told it.</summary>
    private static readonly string s_isTold = $"EXISTS (SELECT 1 FROM leads l WHERE l.site_id = v.site_id AND l.phone = v.phone AND l.visitor = v.visitor AND l.kind = {(int)LeadKind.Api})";

    private static readonly string s_isCredible =
        $"({s_isTold} OR (SELECT COUNT(*) FROM visitor_phones p WHERE p.site_id = v.site_id AND p.visitor = v.visitor) <= {MostPhones})";

    /// <summary>A condition on <c>visitor_phones v</c>: what it says is beyond doubt.</summary>
    public static readonly string IsCertain =
        $"({s_isTold} OR {s_isCredible} AND NOT EXISTS (SELECT 1 FROM visitor_phones o WHERE o.site_id = v.site_id AND o.phone = v.phone AND o.visitor <> v.visitor))";

    /// <summary>Who may be the owner of a phone by what forms said, the surest first.</summary>
    public static async Task<IReadOnlyList<KnownVisitor>> OfAsync(Work work, string site, string phone)
    {
        var claims = await work.QueryAsync<(string Visitor, int Told)>(
            $"""
            SELECT v.visitor, CASE WHEN {s_isTold} THEN 1 ELSE 0 END AS told FROM visitor_phones v
            WHERE v.site_id = @site AND v.phone = @phone AND {s_isCredible} ORDER BY told DESC, v.noted_at DESC, v.visitor {work.Dialect.Limit}
            """,
            new { site, phone, limit = MostClaims });
        return [.. claims.Select(claim => new KnownVisitor(claim.Visitor, claim.Told == 1 ? 1 : 1.0 / claims.Count, Form: true))];
    }

    /// <summary>After a visitor left one more phone: when that is one too many, the calls from the others are attributed again without it.</summary>
    public static async Task DoubtAsync(Work work, string site, string visitor, long now, long since)
    {
        var phones = await work.QueryAsync<string>("SELECT phone FROM visitor_phones WHERE site_id = @site AND visitor = @visitor", new { site, visitor });
        if (phones.Count == MostPhones + 1)
        {
            await work.ExecuteAsync(
                "UPDATE calls SET reattribute_at = @now WHERE site_id = @site AND caller = @phone AND started_at >= @since", phones.ConvertAll(phone => new { site, phone, now, since }));
        }
    }
}
