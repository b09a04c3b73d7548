using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Layout;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.Fetcher.Tests;

public sealed class BacklogTests : IDisposable
{
    private readonly Folders _folders = new(Directory.CreateTempSubdirectory("backlog-").FullName);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public void Files_wait_since_they_came_and_not_since_they_were_written()
    {
        _folders.Create();
        using var backlog = new Backlog(_folders, _clock);
        Assert.Equal((0, TimeSpan.Zero), backlog.Measure());
        var old = Path.Combine(_folders.Inbox, "old.html");
        File.WriteAllText(old, "<p>");
        File.SetLastWriteTimeUtc(old, DateTime.UnixEpoch);
        Directory.CreateDirectory(Path.Combine(_folders.Inbox, "sub"));
        File.WriteAllText(Path.Combine(_folders.Inbox, "sub", "new.html"), "<p>");
        File.WriteAllText(Path.Combine(_folders.Inbox, "half.html.part"), "<p>");

        _clock.Advance(TimeSpan.FromMinutes(10));

        var (pages, oldest) = backlog.Measure();
        Assert.Equal(2, pages);
        Assert.InRange(oldest, TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(11));
    }

    public void Dispose() => Directory.Delete(_folders.Data, recursive: true);
}
