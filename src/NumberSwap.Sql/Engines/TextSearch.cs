namespace NumberSwap.Sql.Engines;

/// <summary>By what transcripts are searched. All of them find the same.</summary>
public enum TextSearch
{
    /// <summary>SQLite's full-text index.</summary>
    Fts5 = 1,

    /// <summary>SQL Server's full-text index, which lags some seconds behind.</summary>
    FullText = 2,

    /// <summary>All segments of the site are looked at.</summary>
    Like = 3,
}
