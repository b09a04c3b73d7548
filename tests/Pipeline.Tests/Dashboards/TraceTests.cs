using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Dashboards;

/// <summary>One page is one trace, read back from the Aspire dashboard.</summary>
[Collection(ComposeSize.Name)]
public sealed class TraceTests(Servers servers) : IAsyncLifetime
{
    private static readonly string[] Services = ["fetcher", "parser", "indexer"];

    private const ushort Otlp = 18889;
    private const ushort Api = 18888;

    private IContainer _dashboard = null!;
    private HttpClient _http = null!;
    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync()
    {
        servers.SkipIfMissing();
        servers.SkipWithoutDocker("the Aspire dashboard");
        _dashboard = new ContainerBuilder("mcr.microsoft.com/dotnet/aspire-dashboard:latest")
            .WithEnvironment("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true")
            .WithPortBinding(Otlp, assignRandomHostPort: true)
            .WithPortBinding(Api, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(Api).ForPath("/api/telemetry/resources")))
            .Build();
        await _dashboard.StartAsync(TestContext.Current.CancellationToken);
        _http = new HttpClient { BaseAddress = new Uri($"http://{_dashboard.Hostname}:{_dashboard.GetMappedPublicPort(Api)}/") };
        _pipe = new Pipe(await servers.Broker.NewVirtualHostAsync(), servers.Database.New(), new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{_dashboard.Hostname}:{_dashboard.GetMappedPublicPort(Otlp)}",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        });
    }

    [Fact]
    public async Task Trace_of_a_page_runs_through_all_three_services_and_is_named_in_its_article_ledger_reason_file_and_logs()
    {
        await _pipe.StartAsync();
        for (var page = 0; page < 10; page++)
            _pipe.Folder.Drop($"page-{page}.html", GeneratedPages.Html(page));
        _pipe.Folder.Drop("bad.html", "<!doctype html><title>Nothing</title><script>start()</script>");
        await _pipe.SettledAsync(11);

        var entry = await _pipe.Store.EntryAsync("page-3.html");
        var article = Assert.Single(await _pipe.Store.Articles.FindAsync(entry.Claim.PageId, TestContext.Current.CancellationToken));
        Assert.Equal(entry.TraceId, article.TraceId);
        await AssertTraceAsync(entry.TraceId, "claim", "parse", "write", "settle");
        foreach (var service in Pipe.Services)
            await _pipe[service].SaysAsync(entry.TraceId);

        var rejected = await _pipe.Store.EntryAsync("bad.html");
        var reason = JsonNode.Parse(await File.ReadAllTextAsync(_pipe.Folder.PathOf("rejected", "bad.html.reason.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(rejected.TraceId, (string?)reason["traceId"]);
        await AssertTraceAsync(rejected.TraceId, "claim", "parse", "write", "settle");
    }

    public async ValueTask DisposeAsync()
    {
        if (_pipe is not null)
            await _pipe.DisposeAsync();
        _http?.Dispose();
        if (_dashboard is not null)
            await _dashboard.DisposeAsync();
    }

    private async Task AssertTraceAsync(string traceId, params string[] names)
    {
        var seen = "";
        await Patience.UntilAsync(
            $"the trace {traceId} to hold spans of fetcher, parser and indexer, among them {string.Join(", ", names)}",
            async () =>
            {
                var spans = await SpansAsync(traceId);
                seen = string.Join("; ", spans);
                // The Fetcher's last span is the end of it.
                return names.All(name => spans.Any(span => span.Name == name))
                    && Services.All(service => spans.Any(span => span.Service == service))
                    && spans.Contains(("fetcher", "settle"));
            },
            () => seen);
    }

    private async Task<List<(string Service, string Name)>> SpansAsync(string traceId)
    {
        var answer = await _http.GetFromJsonAsync<JsonNode>(new Uri("api/telemetry/spans?limit=10000", UriKind.Relative), TestContext.Current.CancellationToken);
        return
        [
            .. from resource in answer!["data"]!["resourceSpans"]!.AsArray()
               let service = resource!["resource"]!["attributes"]!.AsArray().Single(attribute => (string?)attribute!["key"] == "service.name")!["value"]!["stringValue"]
               from scope in resource["scopeSpans"]!.AsArray()
               from span in scope!["spans"]!.AsArray()
               where (string?)span!["traceId"] == traceId
               select ((string)service!, (string)span["name"]!),
        ];
    }
}
