using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What waits in the inbox waits there, and not in the memory of a service.</summary>
[Collection(ComposeSize.Name)]
public sealed class BacklogTests(Servers servers) : IAsyncLifetime
{
    private const int Waiting = 100_000;
    private const int Worked = 8_000;
    private const int Mebibyte = 1024 * 1024;

    /// <summary>MiB, half of the least that docker-compose.yml lets a service have.</summary>
    private const int Limit = 256;

    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Memory_stays_flat_while_a_hundred_thousand_pages_wait()
    {
        Assert.SkipUnless(Chaos.IsLong, "a backlog of 100,000 pages: in the long form, tests/run --chaos");
        Directory.CreateDirectory(_pipe.Folder.Inbox);
        for (var page = 0; page < Waiting; page++)
            await File.WriteAllTextAsync(Path.Combine(_pipe.Folder.Inbox, $"page-{page}.html"), GeneratedPages.Html(page), TestContext.Current.CancellationToken);
        await _pipe.StartAsync();
        await _pipe.OutcomesAsync(Worked / 2);
        var early = Pipe.Services.ToDictionary(service => service, service => _pipe[service].PeakMemory() / Mebibyte);

        await _pipe.OutcomesAsync(Worked);

        var late = Pipe.Services.ToDictionary(service => service, service => _pipe[service].PeakMemory() / Mebibyte);
        Chaos.Keep(Pipe.Services.Select(service => $"{service}: {early[service]} MiB at most until {Worked / 2:N0} outcomes, {late[service]} MiB until {Worked:N0}, {_pipe.Folder.FilesIn("inbox").Count:N0} pages waiting"));
        Assert.All(Pipe.Services, service => Assert.InRange(late[service], 1, Math.Min(Limit, early[service] * 5 / 4)));
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;
}
