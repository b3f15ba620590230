using System.Collections.Immutable;
using NumberSwap.Core.Attribution;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Attribution;

/// <summary>The sites' models in memory, so that a ring does not ask SQL.</summary>
/// <remarks>
/// A model takes effect some minutes after it was made. By then every server has it, so that a ring is attributed the same by whichever
/// server answers it, and by the recorder afterwards.
/// </remarks>
public sealed class SiteModels(SiteModelStore store)
{
    /// <summary>From a model's making to its effect, ms.</summary>
    private const long EffectMs = 10 * 60_000;

    private ImmutableDictionary<string, ImmutableArray<(long From, SiteModel Model)>> _models =
        ImmutableDictionary<string, ImmutableArray<(long From, SiteModel Model)>>.Empty;

    /// <summary>The model by which a call to the site is attributed at <paramref name="at"/> (Unix ms).</summary>
    public SiteModel Of(string site, long at)
    {
        if (!_models.TryGetValue(site, out var models))
            return SiteModel.Prior;
        for (var i = models.Length - 1; i >= 0; i--)
        {
            if (models[i].From <= at)
                return models[i].Model;
        }

        return SiteModel.Prior;
    }

    /// <summary>When the site's newest model was made, Unix ms; null: there is none.</summary>
    public long? MadeAt(string site) => _models.TryGetValue(site, out var models) ? models[^1].From - EffectMs : null;

    /// <summary>The site's newest model, in effect or not.</summary>
    public SiteModel Newest(string site) => _models.TryGetValue(site, out var models) ? models[^1].Model : SiteModel.Prior;

    /// <summary>Reads what this and other servers made.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var all = await store.AllAsync(cancellation);
        _models = all.GroupBy(model => model.Site, StringComparer.Ordinal)
            .ToImmutableDictionary(of => of.Key, of => of.Select(model => (model.MadeAt + EffectMs, model.Model)).ToImmutableArray(), StringComparer.Ordinal);
    }
}
