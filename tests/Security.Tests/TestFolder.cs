namespace Ingestion.Security.Tests;

/// <summary>A folder of the test's own.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("security-").FullName;

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file and tells its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Below(name), text);
        return Below(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
