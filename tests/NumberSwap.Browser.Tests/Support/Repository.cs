namespace NumberSwap.Browser.Tests.Support;

/// <summary>Where the sources are, seen from the built tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Snippet => Path.Combine(Root, "snippet");

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "NumberSwap.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"NumberSwap.sln is in no folder above {folder}.");
    }
}
