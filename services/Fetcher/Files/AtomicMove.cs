using System.Runtime.InteropServices;

namespace Ingestion.Fetcher.Files;

/// <summary>How a move ended.</summary>
internal enum MoveResult
{
    Moved,

    /// <summary>Something stands at the target already; nothing was moved.</summary>
    Taken,

    /// <summary>The source, or the target's folder, is not there.</summary>
    Missing,
}

/// <summary>
/// Renames a file so that whatever stands at the target is never replaced, whoever else moves there at the same moment,
/// and never by copying. <see cref="File.Move(string, string, bool)"/> looks first and renames then, and copies across
/// file systems.
/// </summary>
internal static class AtomicMove
{
    /// <exception cref="IOException">The file system refused, or the target is on another one.</exception>
    public static MoveResult Move(string source, string target)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                if (LinuxFiles.Rename(LinuxFiles.CurrentFolder, source, LinuxFiles.CurrentFolder, target, LinuxFiles.NoReplace) == 0)
                    return MoveResult.Moved;
                switch (Marshal.GetLastPInvokeError())
                {
                    case LinuxFiles.ErrorExists or LinuxFiles.ErrorNotEmpty:
                        return MoveResult.Taken;
                    case LinuxFiles.ErrorNoEntry:
                        return MoveResult.Missing;
                    case LinuxFiles.ErrorInvalid or LinuxFiles.ErrorNotImplemented:
                        break; // The file system can't do it (NFS, some FUSE).
                    case LinuxFiles.ErrorOtherDevice:
                        throw new IOException($"'{source}' and '{target}' are on different file systems.");
                    case var error:
                        throw new IOException($"'{source}' can't be moved to '{target}': {Marshal.GetPInvokeErrorMessage(error)}.");
                }
            }
            catch (EntryPointNotFoundException)
            {
                // A C library without renameat2 (musl).
            }
        }

        return MoveToPlaceholder(source, target);
    }

    /// <summary>Creating the target exclusively is the atomic step; the rename then replaces only our own empty file.</summary>
    internal static MoveResult MoveToPlaceholder(string source, string target)
    {
        if (FileStatus.Of(source).Kind == FileKind.Missing)
            return MoveResult.Missing;
        try
        {
            File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
        catch (DirectoryNotFoundException)
        {
            return MoveResult.Missing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && Path.Exists(target))
        {
            return MoveResult.Taken;
        }

        try
        {
            File.Move(source, target, overwrite: true);
            return MoveResult.Moved;
        }
        catch (FileNotFoundException)
        {
            File.Delete(target);
            return MoveResult.Missing;
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }
}
