using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Networks;

namespace Ingestion.Pipeline.Tests.Dashboards;

/// <summary>The telemetry container of docker compose, with its Prometheus as the dashboards ask it.</summary>
internal sealed class TelemetryServer : IAsyncDisposable
{
    private const ushort Otlp = 4317;
    private const ushort Prometheus = 9090;

    private readonly IContainer _container;
    private readonly HttpClient _prometheus;

    private TelemetryServer(IContainer container)
    {
        _container = container;
        _prometheus = new HttpClient { BaseAddress = new Uri($"http://{container.Hostname}:{container.GetMappedPublicPort(Prometheus)}/") };
    }

    /// <summary>Where the services send their telemetry.</summary>
    public string Endpoint => $"http://{_container.Hostname}:{_container.GetMappedPublicPort(Otlp)}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="network">The network in which a RabbitMQ answers to its name.</param>
    public static async Task<TelemetryServer> StartAsync(INetwork network)
    {
        var container = new ContainerBuilder("grafana/otel-lgtm:latest")
            .WithNetwork(network)
            .WithPortBinding(Otlp, assignRandomHostPort: true)
            .WithPortBinding(Prometheus, assignRandomHostPort: true)
            .WithBindMount(Path.Combine(TestFolder.Checkout, "deploy", "telemetry", "prometheus.yaml"), "/otel-lgtm/prometheus.yaml", DotNet.Testcontainers.Configurations.AccessMode.ReadOnly)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted("test", "-f", "/tmp/ready"))
            .Build();
        await container.StartAsync(Cancellation);
        return new TelemetryServer(container);
    }

    /// <summary>What a query gives now: a number for each series.</summary>
    /// <exception cref="InvalidOperationException">Prometheus does not understand it.</exception>
    public async Task<IReadOnlyList<double>> AskAsync(string query)
    {
        var answer = await GetAsync($"api/v1/query?query={Uri.EscapeDataString(query)}");
        return [.. answer["result"]!.AsArray().Select(series => double.Parse((string)series!["value"]![1]!, CultureInfo.InvariantCulture))];
    }

    /// <summary>The names of all metrics that came.</summary>
    public async Task<IReadOnlySet<string>> MetricsAsync() =>
        (await GetAsync("api/v1/label/__name__/values")).AsArray().Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _prometheus.Dispose();
        await _container.DisposeAsync();
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _prometheus.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation);
        return answer.IsSuccessStatusCode ? body!["data"]! : throw new InvalidOperationException((string?)body!["error"]);
    }
}
