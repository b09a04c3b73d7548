using Ingestion.Contracts;
using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Claiming;

/// <summary>What is known in memory of a claim without an outcome. Its reading and its end change only while <see cref="Gate"/> is held.</summary>
internal sealed class OpenClaim(ClaimFolder folder, string relativePath, WriterState writer)
{
    public SemaphoreSlim Gate { get; } = new(1);

    public ClaimFolder Folder { get; private set; } = folder;

    /// <summary>Whether somebody was writing the page just before it was read.</summary>
    public WriterState Writer { get; set; } = writer;

    /// <summary>The page's path below the inbox.</summary>
    public string RelativePath { get; } = relativePath;

    public string PagePath => Path.Combine(Folder.Path, RelativePath);

    public PageSource Source { get; } = new() { Kind = SourceKind.File, Name = relativePath.Replace(Path.DirectorySeparatorChar, '/') };

    /// <summary>Size and time of the page just before it was read; meaningless before <see cref="PageId"/> is there.</summary>
    public FileStamp ReadStamp { get; private set; }

    /// <summary>The page's id as it was read; empty before.</summary>
    public string PageId { get; private set; } = "";

    /// <summary>Size and time at the last look, while a page that was still being written is waited for.</summary>
    public FileStamp LastLook { get; set; }

    /// <summary>The room it takes in <see cref="InFlight"/>, in bytes.</summary>
    public required long Room { get; set; }

    /// <summary>Until when settling this reading is put off, to see whether somebody still writes; not known before it was tried.</summary>
    public DateTimeOffset PutOffUntil { get; set; }

    public bool IsSettled { get; set; }

    /// <summary>When it is to be published again; not before it was published.</summary>
    public DateTimeOffset RepublishAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>How often it was published without an outcome coming.</summary>
    public int Publications { get; set; }

    /// <summary>How often in a row publishing threw.</summary>
    public int Failures { get; set; }

    public void WasRead(FileStamp stamp, string pageId)
    {
        ReadStamp = stamp;
        PageId = pageId;
    }

    /// <summary>Has a published claim wait no longer than until then, and from there as one that was published once.</summary>
    public void WaitAnew(DateTimeOffset until)
    {
        Publications = Math.Min(Publications, 1);
        if (RepublishAt != DateTimeOffset.MaxValue && until < RepublishAt)
            RepublishAt = until;
    }

    /// <summary>Begins the next reading: what was published of the last one counts no more.</summary>
    public void BeginNextReading()
    {
        Folder = Folder.ToNextReading();
        PageId = "";
        LastLook = default;
        PutOffUntil = default;
        Publications = 0;
        RepublishAt = DateTimeOffset.MaxValue;
    }
}
