using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Formats;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;

namespace Ingestion.Fetcher.Settling;

/// <summary>The files of a page, wherever they lie.</summary>
/// <param name="folders">Where to look.</param>
/// <param name="maxPageBytes">The largest page that is taken: a page's id depends on it.</param>
public sealed class RawPages(Folders folders, int maxPageBytes)
{
    /// <summary>Whether a file of one of these sources waits in the inbox or is claimed.</summary>
    /// <param name="names">Paths below the inbox, with <c>/</c> between folders.</param>
    public bool AreOnTheirWay(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var paths = names.Select(name => name.Replace('/', Path.DirectorySeparatorChar)).ToHashSet(StringComparer.Ordinal);
        return paths.Any(path => File.Exists(Path.Combine(folders.Inbox, path)))
            || (Directory.Exists(folders.Claimed)
                && Directory.EnumerateDirectories(folders.Claimed).SelectMany(ClaimFolder.In).Any(claim => paths.Contains(claim.FindPage())));
    }

    /// <summary>The indexed files of a page: those whose name and bytes make its id.</summary>
    /// <param name="pageId">The page.</param>
    /// <param name="claims">Its claims, by which its files were named.</param>
    public IEnumerable<string> Indexed(string pageId, IReadOnlyCollection<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (!Directory.Exists(folders.Done))
            yield break;
        var sources = claims.Select(claim => claim.Source).Distinct().ToList();
        var names = claims.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        foreach (var path in FileWalk.All(folders.Done))
        {
            if (names.Contains(Path.GetFileName(path)) && sources.Any(source => IdOf(source, path) == pageId))
                yield return path;
        }
    }

    private static IEnumerable<string> Names(Claim claim)
    {
        var name = claim.Source.Name[(claim.Source.Name.LastIndexOf('/') + 1)..];
        return [name, FileNames.WithMark(name, claim.ClaimId.ToString("D"))];
    }

    private string IdOf(PageSource source, string path)
    {
        var status = FileStatus.Of(path);
        return PageIds.Of(source, PageReader.ReadClaimed(path, status.Kind, maxPageBytes), status.Stamp.Size);
    }
}
