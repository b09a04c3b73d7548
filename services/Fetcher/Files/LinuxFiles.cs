using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Fetcher.Files;

/// <summary>The system calls for files that .NET has no form of. Constants are those of the Linux ABI on x64 and arm64.</summary>
internal static partial class LinuxFiles
{
    public const int ErrorNoEntry = 2;
    public const int ErrorAgain = 11;
    public const int ErrorExists = 17;
    public const int ErrorOtherDevice = 18;
    public const int ErrorInvalid = 22;
    public const int ErrorNotImplemented = 38;
    public const int ErrorNotEmpty = 39;

    public const int CurrentFolder = -100;
    public const int NoFollow = 0x100;
    public const uint BasicStatistics = 0x7ff;
    public const uint NoReplace = 1;

    public const int SetSignal = 10;
    public const int SetLease = 1024;
    public const int ReadLease = 0;
    public const int NoLease = 2;

    /// <summary>SIGURG: ignored by default, unlike SIGIO, which a broken lease would send and which ends the process.</summary>
    public const int UrgentSignal = 23;

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Rename(int sourceFolder, string source, int targetFolder, string target, uint flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Status(int folder, string path, int flags, uint mask, out StatusBuffer status);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, int command, int argument);

    /// <summary>struct statx, the same on every architecture (man 2 statx).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct StatusBuffer
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public long ChangedSeconds;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;
    }
}
