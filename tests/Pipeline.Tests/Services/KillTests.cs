namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Pages in are outcomes out, each article once, whichever service dies.</summary>
[Collection(ComposeSize.Name)]
public sealed class KillTests(Servers servers) : IAsyncLifetime
{
    private const int Kills = 2;
    private const int PagesOfARound = 60;

    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Kill_of_each_service_in_the_middle_of_a_load_loses_no_page_and_stores_none_twice()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var victims = Enumerable.Repeat(Pipe.Services, Kills).SelectMany(services => services).ToArray();
        random.Shuffle(victims);
        await _pipe.StartAsync();
        var (pages, rejected) = (0, 0);
        foreach (var victim in victims)
        {
            for (var page = 0; page < PagesOfARound; page++, pages++)
            {
                var bad = pages % 25 == 0;
                rejected += bad ? 1 : 0;
                _pipe.Folder.Drop($"page-{pages}.html", bad ? "" : GeneratedPages.Html(pages));
            }

            // Somewhere in the round's pages; those before it may still be on their way.
            await _pipe.OutcomesAsync(pages - random.Next(1, PagesOfARound));
            await _pipe[victim].KillAsync();
            _pipe.Start(victim);
        }

        await _pipe.SettledAsync(pages);
        await Task.WhenAll(Pipe.Services.Select(service => _pipe[service].ReadyAsync()));
        await _pipe.AssertNothingLostAsync(pages - rejected, rejected);
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;
}
