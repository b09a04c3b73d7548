using System.Net;
using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Ingestion.Security.Tests.Tls;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>The services over a broker and a store that take TLS alone.</summary>
[Collection(ComposeSize.Name)]
public sealed class TlsTests(Servers servers) : IAsyncLifetime
{
    private const string BrokerFiles = "/etc/rabbitmq/tls/";
    private const string StoreFile = "/etc/mongo-server.pem";
    private const string Host = "localhost";

    private readonly TestFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("Stranger");
    private readonly int _brokerPort = Ports.Free();
    private readonly int _storePort = Ports.Free();
    private readonly List<IContainer> _containers = [];
    private readonly List<ServiceProcess> _running = [];

    public async ValueTask InitializeAsync()
    {
        servers.SkipIfMissing();
        servers.SkipWithoutDocker("broker and store with TLS");
        using var certificate = _authority.Sign(Host);
        var (chain, key) = (Bytes(certificate.ExportCertificatePem() + "\n"), Bytes(TestAuthority.KeyPem(certificate) + "\n"));
        const string settings = $"""
            listeners.tcp = none
            listeners.ssl.default = 5671
            ssl_options.certfile = {BrokerFiles}server.pem
            ssl_options.keyfile = {BrokerFiles}server.key
            ssl_options.verify = verify_none
            loopback_users = none

            """;
        _containers.Add(new ContainerBuilder("rabbitmq:4-management")
            .WithResourceMapping(Bytes(settings), "/etc/rabbitmq/conf.d/30-tls.conf")
            .WithResourceMapping(chain, BrokerFiles + "server.pem")
            .WithResourceMapping(key, BrokerFiles + "server.key")
            .WithPortBinding(_brokerPort, 5671)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Server startup complete"))
            .Build());
        _containers.Add(new ContainerBuilder("mongo:8")
            .WithCommand("--tlsMode", "requireTLS", "--tlsCertificateKeyFile", StoreFile)
            .WithResourceMapping([.. chain, .. key], StoreFile)
            .WithPortBinding(_storePort, 27017)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Waiting for connections"))
            .Build());
        await Task.WhenAll(_containers.Select(container => container.StartAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Page_goes_all_the_way_over_TLS_and_not_to_a_server_of_another_authority()
    {
        foreach (var service in (string[])[Pipe.Parser, Pipe.Indexer, Pipe.Fetcher])
            Start(service, _authority);
        await Task.WhenAll(_running.Select(service => service.ReadyAsync()));
        _folder.Drop("page.html", GeneratedPages.Html(1));
        await _running[^1].SaysAsync("Settled claim");

        var refusing = Start(Pipe.Indexer, _stranger);
        await refusing.SaysAsync("no known authority vouches for");
        await refusing.HealthAsync(HttpStatusCode.ServiceUnavailable);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running)
            await process.DisposeAsync();
        foreach (var container in _containers)
            await container.DisposeAsync();
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    private ServiceProcess Start(string service, TestAuthority trusted)
    {
        var authority = _folder.Below($"{Guid.NewGuid():N}.pem");
        File.WriteAllText(authority, trusted.Pem);
        var process = ServiceProcess.Start(service, _folder.Path, new Dictionary<string, string>
        {
            ["Ingestion__Inbox__Data"] = _folder.Below("data"),
            ["ConnectionStrings__rabbitmq"] = $"amqps://guest:guest@{Host}:{_brokerPort}/",
            ["ConnectionStrings__mongodb"] = $"mongodb://{Host}:{_storePort}/ingestion?tls=true",
            ["Ingestion__Bus__CertificateAuthority"] = authority,
            ["Ingestion__Mongo__CertificateAuthority"] = authority,
        });
        _running.Add(process);
        return process;
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
