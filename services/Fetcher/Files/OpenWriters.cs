using System.Runtime.InteropServices;

namespace Ingestion.Fetcher.Files;

/// <summary>Whether somebody has a file open for writing.</summary>
internal enum WriterState
{
    /// <summary>This system can't tell for this file.</summary>
    Unknown,

    /// <summary>Nobody writes.</summary>
    Quiet,

    /// <summary>Somebody does.</summary>
    Writing,
}

/// <summary>Tells whether somebody writes a file.</summary>
internal delegate WriterState WriterProbe(string path);

/// <summary>Asks the operating system whether somebody writes a file.</summary>
internal static class OpenWriters
{
    public static WriterState Probe(string path)
    {
        // What is never opened for reading isn't here either: a pipe would wait for its writer.
        if (FileStatus.Of(path).Kind is FileKind.Link or FileKind.Special)
            return WriterState.Quiet;
        if (OperatingSystem.IsLinux())
            return ProbeLease(path);
        return OperatingSystem.IsWindows() ? ProbeSharing(path) : WriterState.Unknown;
    }

    /// <summary>
    /// A read lease is granted only while nobody has the file open for writing (man 2 fcntl). It is given back at once.
    /// Should a writer come in between, the kernel signals this process: with SIGIO, which would end it, hence
    /// F_SETSIG first.
    /// </summary>
    private static WriterState ProbeLease(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (LinuxFiles.Control(file, LinuxFiles.SetSignal, LinuxFiles.UrgentSignal) != 0)
                return WriterState.Unknown;
            if (LinuxFiles.Control(file, LinuxFiles.SetLease, LinuxFiles.ReadLease) == 0)
            {
                _ = LinuxFiles.Control(file, LinuxFiles.SetLease, LinuxFiles.NoLease);
                return WriterState.Quiet;
            }

            return Marshal.GetLastPInvokeError() == LinuxFiles.ErrorAgain ? WriterState.Writing : WriterState.Unknown;
        }
        catch (IOException exception) when (exception.HResult == LinuxFiles.ErrorAgain)
        {
            // Locked exclusively (flock), as .NET's own writers do.
            return WriterState.Writing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return WriterState.Unknown;
        }
    }

    private static WriterState ProbeSharing(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return WriterState.Quiet;
        }
        catch (UnauthorizedAccessException)
        {
            return WriterState.Unknown;
        }
        catch (IOException)
        {
            return WriterState.Writing;
        }
    }
}
