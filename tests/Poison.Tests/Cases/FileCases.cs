using System.Net.Sockets;
using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>What is no plain file, and files that change under the reader's hands.</summary>
internal static class FileCases
{
    private const string NeedsLinux = "it is made by programs of Linux";

    public static IEnumerable<PoisonCase> List() =>
    [
        Link("a link to a file outside", "/etc/passwd"),
        Link("a link to a secret that is called a page", "/proc/self/environ"),
        Link("a link to nothing", "/nowhere/at/all.html"),
        Link("a link to itself", "page.html"),
        Link("a link to the folder above", ".."),
        Link("a link to the root", "/"),
        Link("a link to a device without end", "/dev/zero"),
        Link("a link to the inbox", "../../inbox"),
        Link("a link of 4,000 letters", new string('a', 200) + "/" + string.Join('/', Enumerable.Repeat(new string('b', 199), 19))),
        Several("a chain of 60 links", 60, number => new PoisonFile($"link-{number}.html", path => File.CreateSymbolicLink(path, $"link-{number + 1}.html"), Ending.Unreadable)),
        Several("100 links to one page", 100, number => new PoisonFile($"link-{number:D3}.html", path => File.CreateSymbolicLink(path, "/etc/hostname"), Ending.Unreadable)),
        Special("a pipe", "mkfifo", path => Programs.Run("mkfifo", path)),
        Special("a pipe that is called .gz", "mkfifo", path => Programs.Run("mkfifo", path), "page.html.gz"),
        Special("a socket", "", Listen),
        Special("a device of characters", "mknod", path => Programs.Run("mknod", path, "c", "1", "5")),
        Special("a device of blocks", "mknod", path => Programs.Run("mknod", path, "b", "7", "0")),
        new PoisonCase { Name = "a folder that is called a page", Files = [new PoisonFile("page.html", path => Directory.CreateDirectory(path), Ending.None)] },
        new PoisonCase { Name = "a page in a folder that is called a page", Files = [PoisonFile.Of("page.html/page.html.gz/page.html", Ending.Indexed, Good)] },
        Several("100 folders within one another", 1, _ => PoisonFile.Of($"{string.Join('/', Enumerable.Repeat("d", 100))}/page.html", Ending.Indexed, Good)),
        Several("1,000 folders within one another", 1, _ => PoisonFile.Of($"{string.Join('/', Enumerable.Repeat("d", 1000))}/page.html", Ending.Indexed, Good)),
        new PoisonCase
        {
            Name = "a path too long to be claimed under",
            Files = [new PoisonFile(Path.Combine([.. Enumerable.Repeat(new string('d', 199), 19), "page.html"]), path => File.WriteAllBytes(path, Good()), Ending.Indexed)],
        },
        Several("1,000 empty files at once", 1000, number => PoisonFile.Of($"page-{number:D4}.html", Ending.NoArticle, () => [])),
        new PoisonCase
        {
            Name = "a hard link to a page outside",
            Files = [new PoisonFile("page.html", HardLink, Ending.Indexed)],
            Obstacle = OperatingSystem.IsLinux() ? "" : NeedsLinux,
        },
        new PoisonCase
        {
            Name = "a file that nobody may read",
            Files = [new PoisonFile("page.html", Forbidden, Ending.Unreadable)],
            Obstacle = !OperatingSystem.IsLinux() ? NeedsLinux : PipeProcess.HeedsPermissions ? "" : "root may read everything, and there is no 'setpriv' to take that right from it",
        },
        Dated("a file of the year 2100", new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        Dated("a file of the year 1970", DateTime.UnixEpoch),
        Dated("a file of before 1970", new DateTime(1902, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        new PoisonCase { Name = "two names that differ only in case", Files = [PoisonFile.Of("Page.html", Ending.Indexed, Good), PoisonFile.Of("page.HTML", Ending.Indexed, Good)] },
        new PoisonCase { Name = "folders that differ only in case", Files = [PoisonFile.Of("Folder/page.html", Ending.Indexed, Good), PoisonFile.Of("fOLDER/page.html", Ending.NoArticle, () => [])] },
        new PoisonCase { Name = "two names that look the same", Files = [PoisonFile.Of("caf\u00E9.html", Ending.Indexed, Good), PoisonFile.Of("cafe\u0301.html", Ending.NoArticle, () => [])] },
        new PoisonCase { Name = "a page that is called the reason of another", Files = [PoisonFile.Of("page.html", Ending.NoArticle, () => []), PoisonFile.Of("page.html.reason.json", Ending.Unsupported, () => "{\"claimId\":\"x\"}"u8.ToArray())] },
        new PoisonCase { Name = "a file that vanishes before it is taken", Files = [PoisonFile.Of(".page.html", Ending.None, Good)], Meanwhile = Vanish },
        Changing("a file that vanishes after it was taken", Ending.AnyReading, File.Delete),
        Changing("a file that shrinks to nothing after it was taken", Ending.AnyReading, path => Resize(path, 0)),
        Changing("a file that shrinks to half after it was taken", Ending.AnyReading, path => Resize(path, Bait.Largest / 2)),
        Changing("a file that grows too large after it was taken", Ending.AnyReading, path => Resize(path, Bait.Largest + 1L)),
        Changing("a file that becomes a link after it was taken", Ending.AnyReading, path => Replace(path, () => File.CreateSymbolicLink(path, "/etc/passwd"))),
        Changing("a file that becomes a pipe after it was taken", Ending.AnyReading, path => Replace(path, () => Programs.Run("mkfifo", path))),
    ];

    private static byte[] Good() => Encoding.UTF8.GetBytes(GoodPage.With());

    private static PoisonCase Several(string name, int count, Func<int, PoisonFile> file) => new() { Name = name, Files = [.. Enumerable.Range(0, count).Select(file)] };

    private static PoisonCase Link(string name, string target) => new() { Name = name, Files = [new PoisonFile("page.html", path => File.CreateSymbolicLink(path, target), Ending.Unreadable)] };

    private static PoisonCase Special(string name, string program, Action<string> make, string fileName = "page.html") => new()
    {
        Name = name,
        Files = [new PoisonFile(fileName, make, Ending.Unreadable)],
        Obstacle = !OperatingSystem.IsLinux() ? NeedsLinux
            : program.Length > 0 && !Programs.Has(program) ? $"there is no '{program}'"
            : program == "mknod" && !CanMakeDevices() ? "the system lets nobody but root make devices, and in some containers not even root"
            : "",
    };

    private static bool CanMakeDevices()
    {
        var path = Path.Combine(Path.GetTempPath(), $"device-{Guid.NewGuid():N}");
        var can = Programs.Succeeds("mknod", path, "c", "1", "5");
        File.Delete(path);
        return can;
    }

    private static PoisonCase Dated(string name, DateTime time) => new()
    {
        Name = name,
        Files =
        [
            new PoisonFile(
                "page.html",
                path =>
                {
                    File.WriteAllBytes(path, Good());
                    File.SetLastWriteTimeUtc(path, time);
                },
                Ending.Indexed),
        ],
    };

    /// <summary>A page that takes a while, and what somebody does to it meanwhile.</summary>
    private static PoisonCase Changing(string name, Ending ending, Action<string> change) => new()
    {
        Name = name,
        Files = [PoisonFile.Of("page.html", ending, () => Bait.Numbered("<!doctype html><title>A long text</title>", number => $"<p>This is sentence {number} of a text that takes a while.\n", Bait.Largest - 1))],
        Obstacle = OperatingSystem.IsLinux() ? "" : NeedsLinux,
        Meanwhile = async scene =>
        {
            if (await scene.ClaimedAsync("page.html") is { Length: > 0 } path)
                change(path);
        },
    };

    private static Task Vanish(Scene scene)
    {
        var path = Path.Combine(scene.Folder, "page.html");
        File.WriteAllBytes(path, "<"u8.ToArray());
        File.Delete(path);
        return Task.CompletedTask;
    }

    private static void Resize(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(length);
    }

    private static void Replace(string path, Action make)
    {
        File.Delete(path);
        make();
    }

    private static void Listen(string path)
    {
        // The address of a socket has room for 108 bytes, so it is made elsewhere and moved.
        var address = Path.Combine(Path.GetTempPath(), $"socket-{Guid.NewGuid():N}");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(address));
        File.Move(address, path);
    }

    private static void HardLink(string path)
    {
        var outside = Path.Combine(Path.GetDirectoryName(path)!, "..", $"{Guid.NewGuid():N}.html");
        File.WriteAllBytes(outside, Good());
        Programs.Run("ln", outside, path);
    }

    private static void Forbidden(string path)
    {
        File.WriteAllBytes(path, Good());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.None);
    }
}
