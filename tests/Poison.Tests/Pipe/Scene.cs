namespace Ingestion.Poison.Tests.Pipe;

/// <summary>Where a case happens.</summary>
/// <param name="Folder">The case's folder in the inbox.</param>
/// <param name="Claimed">Where the pipe keeps what it has claimed.</param>
internal sealed record Scene(string Folder, string Claimed)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Waits until a file has been claimed, and tells its path; empty when it was settled before that was seen.</summary>
    public async Task<string> ClaimedAsync(string name)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Longest)
        {
            if (Find(name) is { Length: > 0 } path)
                return path;
            await Task.Yield();
        }

        return "";
    }

    private string Find(string name)
    {
        try
        {
            return Directory.EnumerateFiles(Claimed, name, SearchOption.AllDirectories).FirstOrDefault() ?? "";
        }
        catch (DirectoryNotFoundException)
        {
            // Settled while it was looked for.
            return "";
        }
    }
}
