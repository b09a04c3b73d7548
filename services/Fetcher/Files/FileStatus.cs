namespace Ingestion.Fetcher.Files;

/// <summary>What stands under a path. Only <see cref="Regular"/> files are ever opened.</summary>
internal enum FileKind
{
    Missing,
    Regular,
    Folder,
    Link,

    /// <summary>A FIFO, socket or device: opening one can block for ever.</summary>
    Special,
}

/// <summary>A file's size and time: when both stay, nobody has written.</summary>
internal readonly record struct FileStamp(long Size, DateTimeOffset ModifiedAt);

/// <summary>Kind, size and times of a path, links not followed.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Stamp">Size, and time of the last writing.</param>
/// <param name="ArrivedAt">When it was made or renamed to where it is, to the second; a file keeps its time of writing when it is moved.</param>
internal readonly record struct FileStatus(FileKind Kind, FileStamp Stamp, DateTimeOffset ArrivedAt)
{
    // man 7 inode
    private const int KindMask = 0xF000;
    private const int RegularMode = 0x8000;
    private const int FolderMode = 0x4000;
    private const int LinkMode = 0xA000;

    /// <summary>Whether it can be claimed: anything but a folder, though only a regular file is read.</summary>
    public bool IsClaimable => Kind is not (FileKind.Missing or FileKind.Folder);

    public static FileStatus Of(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                return OfLinux(path);
            }
            catch (EntryPointNotFoundException)
            {
                // A C library older than statx.
            }
        }

        return OfManaged(path);
    }

    private static FileStatus OfLinux(string path)
    {
        if (LinuxFiles.Status(LinuxFiles.CurrentFolder, path, LinuxFiles.NoFollow, LinuxFiles.BasicStatistics, out var status) != 0)
            return default;
        var kind = (status.Mode & KindMask) switch
        {
            RegularMode => FileKind.Regular,
            FolderMode => FileKind.Folder,
            LinkMode => FileKind.Link,
            _ => FileKind.Special,
        };
        var modifiedAt = Time(status.ModifiedSeconds, status.ModifiedNanoseconds);
        return new FileStatus(kind, new FileStamp((long)status.Size, modifiedAt), Time(status.ChangedSeconds, 0));
    }

    private static DateTimeOffset Time(long seconds, uint nanoseconds)
    {
        var ticks = DateTimeOffset.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick);
        return new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }

    private static FileStatus OfManaged(string path)
    {
        var file = new FileInfo(path);
        if ((int)file.Attributes == -1)
            return default;
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return new FileStatus(FileKind.Link, default, default);
        if (file.Attributes.HasFlag(FileAttributes.Directory))
            return new FileStatus(FileKind.Folder, default, default);
        return new FileStatus(FileKind.Regular, new FileStamp(file.Length, file.LastWriteTimeUtc), file.CreationTimeUtc);
    }
}
