using System.Diagnostics;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>A disk of few megabytes in the place of a data folder, that can be filled.</summary>
internal static class SmallDisk
{
    private const int Megabytes = 96;

    /// <summary>Puts the disk into the place of the data folder; says why where that can't be done.</summary>
    public static string Mount(TestFolder folder)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "only root on Linux can mount a small disk";
        var data = folder.Below("data");
        Directory.CreateDirectory(data);
        return Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", data) ? "" : "a small disk can't be mounted here";
    }

    /// <summary>Takes the disk away, where there is one.</summary>
    public static void Unmount(TestFolder folder)
    {
        if (OperatingSystem.IsLinux() && File.ReadLines("/proc/mounts").Any(mount => mount.Contains(folder.Below("data"), StringComparison.Ordinal)))
            Run("umount", "--lazy", folder.Below("data"));
    }

    /// <summary>Takes all the room there is, and gives it back when disposed.</summary>
    public static Filling Fill(TestFolder folder) => new(folder.Below("data", ".filling"));

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>The file that takes the room.</summary>
    internal sealed class Filling : IDisposable
    {
        private readonly string _path;

        public Filling(string path)
        {
            _path = path;
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            foreach (var block in (int[])[1 << 20, 4096])
            {
                try
                {
                    while (true)
                        file.Write(new byte[block]);
                }
                catch (IOException)
                {
                    // Full, to the block.
                }
            }
        }

        public void Dispose() => File.Delete(_path);
    }
}
