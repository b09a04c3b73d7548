using System.Net;
using Ingestion.Hosting.Bus;
using Ingestion.Pipeline.Tests.Faults;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Servers that are not there yet, or go away and come back.</summary>
[Collection(ComposeSize.Name)]
public sealed class OutageTests(Servers servers) : IAsyncLifetime
{
    private const int Pages = 300;

    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Services_that_start_before_their_broker_live_and_are_ready_once_it_is_there()
    {
        servers.Broker.SkipUnlessStoppable();
        await servers.Broker.StopAsync();
        try
        {
            foreach (var service in Pipe.Services)
                _pipe.Start(service);
            await AllAnswerAsync(HttpStatusCode.ServiceUnavailable, Pipe.Services);
            foreach (var service in Pipe.Services)
                Assert.Equal(HttpStatusCode.OK, await _pipe[service].AskAsync("health/live"));
            _pipe.Folder.Drop("page.html", GeneratedPages.Html(1));
        }
        finally
        {
            await servers.Broker.StartAgainAsync();
        }

        await AllAnswerAsync(HttpStatusCode.OK, Pipe.Services);
        await _pipe.SettledAsync(1);
        await _pipe.AssertNothingLostAsync(indexed: 1, rejected: 0);
    }

    [Fact]
    public async Task Service_that_waits_for_its_broker_stops_when_told()
    {
        servers.Broker.SkipUnlessStoppable();
        var parser = _pipe.Start(Pipe.Parser, ("ConnectionStrings__rabbitmq", $"amqp://user:password@localhost:{Ports.Free()}/"));
        await parser.HealthAsync(HttpStatusCode.ServiceUnavailable);

        await parser.StopAsync();
    }

    [Fact]
    public async Task Restart_of_RabbitMQ_in_the_middle_of_a_load_loses_no_page_and_stores_none_twice()
    {
        servers.Broker.SkipUnlessStoppable();
        await SurvivesAsync(servers.Broker.StopAsync, servers.Broker.StartAgainAsync, Pipe.Services);
    }

    [Fact]
    public async Task Restart_of_MongoDB_in_the_middle_of_a_load_loses_no_page_and_fails_none()
    {
        servers.Database.SkipUnlessStoppable();
        await SurvivesAsync(servers.Database.StopAsync, servers.Database.StartAgainAsync, [Pipe.Fetcher, Pipe.Indexer]);
    }

    [Fact]
    public async Task Service_that_no_longer_consumes_is_not_ready_and_ends_to_be_started_again()
    {
        await Task.WhenAll(
            _pipe.Start(Pipe.Parser, ("Ingestion__Bus__StuckAfter", "00:00:05")).ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());
        await _pipe.Start(Pipe.Fetcher).ReadyAsync();

        await _pipe.Broker.ForbidQueueAsync(Queues.Parser);
        await _pipe[Pipe.Parser].HealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await _pipe[Pipe.Parser].AskAsync("health/live"));
        await Patience.UntilAsync("the Parser to end", () => Task.FromResult(_pipe[Pipe.Parser].WantsToStartAgain), _pipe[Pipe.Parser].Output);

        await _pipe.Broker.PermitAsync();
        await _pipe.Start(Pipe.Parser).ReadyAsync();
        _pipe.Folder.Drop("page.html", GeneratedPages.Html(1));
        await _pipe.SettledAsync(1);
        await _pipe.AssertNothingLostAsync(indexed: 1, rejected: 0);
    }

    [Fact]
    public async Task Service_lives_through_a_network_that_is_cut_without_a_word_and_is_ready_again_after_it()
    {
        const int looks = 4;
        var broker = _pipe.Broker.Address;
        await using var network = new TcpProxy(new DnsEndPoint(broker.Host, broker.Port));
        var through = new UriBuilder(broker) { Host = "127.0.0.1", Port = network.Port }.Uri.ToString();
        var parser = _pipe.Start(Pipe.Parser, ("ConnectionStrings__rabbitmq", through), ("Ingestion__Bus__StuckAfter", "00:00:05"));
        await parser.ReadyAsync();

        network.Cut();

        // Each answer takes the probe's whole patience; the watch over consumers asks the broker meanwhile, again and again.
        for (var look = 0; look < looks; look++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await parser.AskAsync("health/ready"));
        parser.FailIfEnded();
        network.Heal();
        await parser.ReadyAsync();
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <param name="stop">Stops the server.</param>
    /// <param name="startAgain">Starts it again.</param>
    /// <param name="ofServices">The services that need it.</param>
    private async Task SurvivesAsync(Func<Task> stop, Func<Task> startAgain, IReadOnlyList<string> ofServices)
    {
        await _pipe.StartAsync();
        Drop(0, Pages);
        await _pipe.OutcomesAsync(Pages / 10);
        await stop();
        try
        {
            Drop(Pages, Pages + 50);
            await AllAnswerAsync(HttpStatusCode.ServiceUnavailable, ofServices);
        }
        finally
        {
            await startAgain();
        }

        await _pipe.SettledAsync(Pages + 50);
        await AllAnswerAsync(HttpStatusCode.OK, Pipe.Services);
        await _pipe.AssertNothingLostAsync(indexed: Pages + 50, rejected: 0);
    }

    private void Drop(int first, int end)
    {
        for (var page = first; page < end; page++)
            _pipe.Folder.Drop($"page-{page}.html", GeneratedPages.Html(page));
    }

    private Task AllAnswerAsync(HttpStatusCode status, IReadOnlyList<string> services) =>
        Task.WhenAll(services.Select(service => _pipe[service].HealthAsync(status)));
}
