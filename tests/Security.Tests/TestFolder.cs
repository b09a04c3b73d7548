namespace Ingestion.Security.Tests;

/// <summary>A folder of the test's own, with the checkout's places beside it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("security-").FullName;

    /// <summary>The checkout that the tests were built in.</summary>
    public static string Checkout { get; } = FindCheckout();

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file and tells its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Below(name), text);
        return Below(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ingestion.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
