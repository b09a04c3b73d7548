using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Files of other users than the one the services run as, in folders that are open to all.</summary>
[Collection(ComposeSize.Name)]
[SupportedOSPlatform("linux")]
public sealed class OwnershipTests(Servers servers) : IAsyncLifetime
{
    private const UnixFileMode OpenToAll = (UnixFileMode)0b111_111_111;
    private const UnixFileMode OnlyForItsUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const uint ServicesUser = 65_534;
    private const uint HostUser = 1_234;

    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.UserName == "root", "files of other users: only root can make them");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "files of other users: setpriv (util-linux) is not here");
        _pipe = await Pipe.CreateAsync(servers);
        OpenFolders();
        await Task.WhenAll(_pipe.Start(Pipe.Parser).ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());

        // As the image's entry point does with UMASK=0000.
        await _pipe.StartAs(Pipe.Fetcher, Pipe.Fetcher, [.. As(ServicesUser), "sh", "-c", "umask 0000 && exec \"$@\"", "sh"], ("HOME", _pipe.Folder.Path)).ReadyAsync();
    }

    [Fact]
    public async Task File_that_may_not_be_read_is_rejected_as_unreadable_with_what_to_do()
    {
        DropAs(HostUser, "secret.html", GeneratedPages.Html(1), OnlyForItsUser);

        await _pipe.SettledAsync(1);

        var outcome = (await _pipe.Store.EntryAsync("secret.html")).Outcome;
        Assert.Equal((OutcomeKind.Rejected, Reason.Unreadable), (outcome.Kind, outcome.Reason));
        Assert.Contains("give it read permission", outcome.Sentence, StringComparison.Ordinal);
        await AssertTheirsAsync(HostUser, _pipe.Folder.PathOf("rejected", "secret.html"));
        await AssertTheirsAsync(HostUser, _pipe.Folder.PathOf("rejected", "secret.html.reason.json"));
    }

    [Fact]
    public async Task What_comes_out_can_be_read_and_deleted_by_the_user_who_dropped_it()
    {
        DropAs(HostUser, "page.html", GeneratedPages.Html(1), OnlyForItsUser | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await _pipe.SettledAsync(1);

        await AssertTheirsAsync(HostUser, _pipe.Folder.PathOf("done", "page.html"));
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What compose's one-shot service makes of the data folder.</summary>
    private void OpenFolders()
    {
        Directory.CreateDirectory(_pipe.Folder.Inbox);
        foreach (var folder in (string[])[_pipe.Folder.Path, _pipe.Folder.Below("data"), _pipe.Folder.Inbox])
            File.SetUnixFileMode(folder, OpenToAll);
    }

    private void DropAs(uint user, string name, string content, UnixFileMode mode)
    {
        var written = _pipe.Folder.Below(name);
        File.WriteAllText(written, content);
        File.SetUnixFileMode(written, mode);
        Assert.Equal(0, ChangeOwner(written, user, user));
        File.Move(written, Path.Combine(_pipe.Folder.Inbox, name));
    }

    private static string[] As(uint user) => ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups"];

    private static async Task AssertTheirsAsync(uint user, string path)
    {
        foreach (var command in (string[])["cat", "rm"])
        {
            string[] line = [.. As(user), command, path];
            using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, errors);
        }

        Assert.False(File.Exists(path));
    }

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
