using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Networks;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Dashboards;

/// <summary>What the dashboards and alerts ask for is what the services tell.</summary>
[Collection(ComposeSize.Name)]
public sealed class DashboardTests(Servers servers) : IAsyncLifetime
{
    private const int Pages = 200;
    private const int BadPages = 30;

    private INetwork _network = null!;
    private Broker _broker = null!;
    private TelemetryServer _telemetry = null!;
    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync()
    {
        servers.SkipIfMissing();
        servers.SkipWithoutDocker("grafana/otel-lgtm, which the dashboards belong to");
        _network = new NetworkBuilder().Build();
        await _network.CreateAsync(TestContext.Current.CancellationToken);
        var broker = Broker.StartAsync(_network);
        _telemetry = await TelemetryServer.StartAsync(_network);
        _broker = await broker;
        _pipe = new Pipe(await _broker.NewVirtualHostAsync(), servers.Database.New(), new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _telemetry.Endpoint,
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        });
    }

    [Fact]
    public async Task Every_panel_and_alert_has_data_and_the_headline_numbers_are_right()
    {
        await _pipe.StartAsync();
        // Half of the pages after the first ones are counted: a rate needs two measurements.
        for (var page = 0; page < Pages; page++)
        {
            if (page == Pages / 2)
                await CountedAsync(Pages / 2);
            _pipe.Folder.Drop($"page-{page}.html", page % Pages < BadPages ? "" : GeneratedPages.Html(page));
        }

        await _pipe.SettledAsync(Pages);
        await CountedAsync(Pages);

        var metrics = await _telemetry.MetricsAsync();
        Assert.Empty(Question.All.SelectMany(question => question.Metrics).Distinct().Except(metrics));
        foreach (var question in Question.All)
            await Patience.UntilAsync($"data for '{question.Place}' ({question.Query})", async () => (await _telemetry.AskAsync(question.Query)).Count > 0);
        await AssertIsAsync("Pages in", Pages);
        await AssertIsAsync("Outcomes out", Pages);
        await AssertIsAsync("In flight", 0);
        await AssertIsAsync("Waiting", 0);
        await AssertIsAsync("Oldest page", 0);
        await AssertIsAsync("Circuit breaker", 0);
        await AssertIsAsync("Outcomes in the period", BadPages, Pages - BadPages);
        await AssertIsAsync("Top reasons", BadPages);
        await AssertIsAsync("Failed pages", 0);
        await AssertIsAsync("Rejections over 10%", 100.0 * BadPages / Pages);
        await AssertIsAsync("No progress while pages wait", 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_pipe is not null)
            await _pipe.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_telemetry is not null)
            await _telemetry.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }

    private Task CountedAsync(int pages) => Patience.UntilAsync(
        $"{pages} pages to be counted", async () => (await _telemetry.AskAsync("sum(ingestion_fetcher_settled_total)")).Sum() >= pages);

    private async Task AssertIsAsync(string place, params double[] expected)
    {
        var query = Question.All.First(question => question.Place == place).Query;
        Assert.Equal(expected, (await _telemetry.AskAsync(query)).Select(value => Math.Round(value, 6)).Order());
    }
}
