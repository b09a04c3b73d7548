namespace Ingestion.Extraction.Tests;

/// <summary>The checkout these tests were built in.</summary>
internal static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(Find);

    public static string Root => LazyRoot.Value;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ingestion.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run within a checkout.");
        return folder.FullName;
    }
}
