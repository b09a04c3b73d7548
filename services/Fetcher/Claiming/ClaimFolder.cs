using System.Globalization;
using Ingestion.Fetcher.Layout;

namespace Ingestion.Fetcher.Claiming;

/// <summary>
/// The folder of a claim, <c>claimed/FETCHER/CLAIM</c>, with the page in it under its path below the inbox. It is all
/// that is known of an open claim after a restart: the name has the claim's id, hence its time, and the reading when it
/// is not the first: <c>CLAIM.2</c>.
/// </summary>
internal sealed record ClaimFolder(string Home, Guid ClaimId, int Reading)
{
    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public string Path => System.IO.Path.Combine(Home, Name(Reading));

    /// <summary>When the claim was made, to the millisecond (RFC 9562, section 5.7).</summary>
    public DateTimeOffset ClaimedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            ClaimId.TryWriteBytes(bytes, bigEndian: true, out _);
            var milliseconds = 0L;
            foreach (var part in bytes[..6])
                milliseconds = (milliseconds << 8) | part;
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        }
    }

    /// <summary>The claim folders below a Fetcher's own; other names are skipped.</summary>
    public static IEnumerable<ClaimFolder> In(string home)
    {
        if (!Directory.Exists(home))
            yield break;
        foreach (var path in Directory.EnumerateDirectories(home))
        {
            if (TryParse(home, System.IO.Path.GetFileName(path), out var folder))
                yield return folder;
        }
    }

    /// <summary>Path of the page below this folder; empty when there is none.</summary>
    public string FindPage() => FileWalk.All(Path).FirstOrDefault() is { } page ? System.IO.Path.GetRelativePath(Path, page) : "";

    /// <summary>Renames the folder to its next reading.</summary>
    public ClaimFolder ToNextReading()
    {
        var next = this with { Reading = Reading + 1 };
        Directory.Move(Path, next.Path);
        return next;
    }

    /// <summary>Removes the folder and those in it; a file that is still there keeps it.</summary>
    public void RemoveEmpty()
    {
        try
        {
            RemoveEmpty(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }

    private static void RemoveEmpty(string folder)
    {
        foreach (var below in Directory.EnumerateDirectories(folder, "*", NoLinks))
            RemoveEmpty(below);
        Directory.Delete(folder, recursive: false);
    }

    private static bool TryParse(string home, string name, out ClaimFolder folder)
    {
        folder = new ClaimFolder(home, Guid.Empty, 1);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (!Guid.TryParseExact(dot < 0 ? name : name[..dot], "D", out var claimId))
            return false;
        var reading = 1;
        if (dot >= 0 && (!int.TryParse(name.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out reading) || reading < 2))
            return false;
        folder = new ClaimFolder(home, claimId, reading);
        return true;
    }

    private string Name(int reading) =>
        reading == 1 ? ClaimId.ToString("D") : string.Create(CultureInfo.InvariantCulture, $"{ClaimId:D}.{reading}");
}
