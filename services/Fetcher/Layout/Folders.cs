using System.Globalization;
using Ingestion.Contracts;

namespace Ingestion.Fetcher.Layout;

/// <summary>The folders below <c>data</c>. All of them stand on one file system: files move between them by renaming.</summary>
/// <param name="Data">The data folder.</param>
public sealed record Folders(string Data)
{
    /// <summary>The data folder, absolute.</summary>
    public string Data { get; } = Path.GetFullPath(Data);

    /// <summary>Where pages are dropped.</summary>
    public string Inbox => Path.Combine(Data, "inbox");

    /// <summary>Where every Fetcher has a folder with its claims.</summary>
    public string Claimed => Path.Combine(Data, "claimed");

    /// <summary>Where indexed pages lie, a folder a day.</summary>
    public string Done => Path.Combine(Data, "done");

    /// <summary>Where rejected pages lie, a folder a day, each with its reason file.</summary>
    public string Rejected => Path.Combine(Data, "rejected");

    /// <summary>Where failed pages lie, a folder a day, each with its reason file.</summary>
    public string Failed => Path.Combine(Data, "failed");

    /// <summary>Where files are written before they are renamed to where they belong.</summary>
    public string Incoming => Path.Combine(Data, ".incoming");

    /// <summary>Where every living Fetcher holds a lock; not in <c>claimed</c>, which is empty when nothing is in flight.</summary>
    public string Locks => Path.Combine(Data, ".locks");

    /// <summary>The claims of one Fetcher.</summary>
    public string ClaimedBy(string fetcher) => Path.Combine(Claimed, fetcher);

    /// <summary>Where pages with such an outcome lie.</summary>
    public string Of(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Indexed => Done,
        OutcomeKind.Rejected => Rejected,
        _ => Failed,
    };

    /// <summary>The folder of a day, UTC, for pages with such an outcome.</summary>
    public string Of(OutcomeKind kind, DateTimeOffset day) =>
        Path.Combine(Of(kind), day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Creates the folders that are missing.</summary>
    /// <exception cref="FolderException">One can't be created; the message says which, and what to do.</exception>
    public void Create()
    {
        foreach (var folder in (string[])[Data, Inbox, Claimed, Done, Rejected, Failed, Incoming, Locks])
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new FolderException($"The folder '{folder}' can't be created ({exception.Message}): choose another data folder or make it writable.", exception);
            }
        }
    }
}
