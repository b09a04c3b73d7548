using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Networks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Testcontainers.RabbitMq;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>A RabbitMQ, in a container on ports that stay, or the one that <c>tests/run</c> started.</summary>
internal sealed class Broker : IAsyncDisposable
{
    /// <summary>The variable in which <c>tests/run</c> gives the address of the broker it started, <c>amqp://…/</c>.</summary>
    private const string Given = "INGESTION_TEST_RABBITMQ";

    /// <summary>The variable with the address of that broker's management.</summary>
    private const string GivenManagement = "INGESTION_TEST_RABBITMQ_MANAGEMENT";

    private const string User = "pipeline";
    private const string Password = "pipeline";

    private readonly RabbitMqContainer? _container;
    private readonly Uri _address;
    private readonly HttpClient _management;

    private Broker(RabbitMqContainer? container, Uri address, Uri management)
    {
        _container = container;
        _address = address;
        _management = new HttpClient { BaseAddress = management };
        _management.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A broker for tests that share it.</summary>
    public static async Task<Broker> StartAsync() =>
        Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given
            ? new Broker(null, new Uri(given), new Uri(Environment.GetEnvironmentVariable(GivenManagement)!))
            : await StartAsync(builder => builder);

    /// <summary>A broker that answers to <c>rabbitmq</c> in a network.</summary>
    public static Task<Broker> StartAsync(INetwork network) => StartAsync(builder => builder.WithNetwork(network).WithNetworkAliases("rabbitmq"));

    private static async Task<Broker> StartAsync(Func<RabbitMqBuilder, RabbitMqBuilder> more)
    {
        var (port, management) = (Ports.Free(), Ports.Free());
        var container = more(new RabbitMqBuilder("rabbitmq:4-management"))
            .WithUsername(User)
            .WithPassword(Password)
            .WithPortBinding(port, 5672)
            .WithPortBinding(management, 15672)
            .Build();
        await container.StartAsync(Cancellation);
        return new Broker(
            container,
            new Uri($"amqp://{User}:{Password}@{container.Hostname}:{port}/"),
            new Uri($"http://{container.Hostname}:{management}/"));
    }

    /// <summary>A virtual host that no other test has.</summary>
    public async Task<VirtualHost> NewVirtualHostAsync()
    {
        var name = $"test-{Guid.NewGuid():N}";
        await MakeVirtualHostAsync(name);
        return new VirtualHost(this, name, new Uri(_address, name));
    }

    /// <summary>Makes a virtual host of this name, empty, that the user of the tests may use.</summary>
    public async Task MakeVirtualHostAsync(string name)
    {
        await PutAsync($"api/vhosts/{name}", new { });
        await PermitAsync(name, ".*");

        // As deploy/rabbitmq/start.sh has it, but sooner.
        await PutAsync($"api/policies/{name}/outcomes", new Dictionary<string, object>
        {
            ["pattern"] = "^" + VirtualHost.Expiring,
            ["apply-to"] = "queues",
            ["definition"] = new Dictionary<string, object> { ["expires"] = 10_000 },
        });
    }

    /// <summary>Says what the user of the tests may do in a virtual host: a regular expression of names.</summary>
    public Task PermitAsync(string virtualHost, string names) =>
        PutAsync($"api/permissions/{virtualHost}/{_address.UserInfo.Split(':')[0]}", new { configure = names, write = names, read = names });

    /// <summary>Whether it is in a container, and so others can be had too.</summary>
    public bool IsContainer => _container is not null;

    /// <summary>Skips the test where the broker is not ours to stop.</summary>
    public void SkipUnlessStoppable() =>
        Assert.SkipWhen(_container is null, "a restart of RabbitMQ: needs a container, and there is no Docker here");

    public async Task StopAsync()
    {
        await _container!.StopAsync(Cancellation);
        await Ports.ReleasedAsync([_address.Port, _management.BaseAddress!.Port], Cancellation);
    }

    public Task StartAgainAsync() => _container!.StartAsync(Cancellation);

    public async Task<JsonNode> GetAsync(string path) =>
        await _management.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative), Cancellation) ?? throw new InvalidOperationException($"{path} is empty.");

    public async Task PutAsync(string path, object body)
    {
        using var answer = await _management.PutAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async Task DeleteAsync(string path)
    {
        using var answer = await _management.DeleteAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _management.Dispose();
        if (_container is not null)
            await _container.DisposeAsync();
    }
}

/// <summary>One test's part of the broker.</summary>
internal sealed class VirtualHost(Broker broker, string name, Uri address) : IAsyncDisposable
{
    /// <summary>How the names of queues begin that go some time after their Fetcher stopped.</summary>
    public const string Expiring = "page-settled-";

    /// <summary>As a service's <c>ConnectionStrings:rabbitmq</c>.</summary>
    public Uri Address => address;

    /// <summary>Has the broker give up a message sooner than after twenty deliveries.</summary>
    public Task LimitDeliveriesAsync(string queues, int limit) => broker.PutAsync(
        $"api/policies/{name}/deliveries",
        new Dictionary<string, object>
        {
            ["pattern"] = queues,
            ["apply-to"] = "queues",
            ["definition"] = new Dictionary<string, object> { ["delivery-limit"] = limit },
        });

    public async Task<IReadOnlyList<string>> QueuesAsync() =>
        [.. (await broker.GetAsync($"api/queues/{name}?columns=name")).AsArray().Select(queue => (string)queue!["name"]!)];

    /// <summary>The messages that wait in each queue; those that a consumer holds are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, uint>> MessagesAsync()
    {
        var queues = await QueuesAsync();
        await using var connection = await ConnectAsync();
        var messages = new Dictionary<string, uint>();
        foreach (var queue in queues)
        {
            // The broker closes a channel that asks for a queue that is not there.
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                messages[queue] = await channel.MessageCountAsync(queue);
            }
            catch (OperationInterruptedException gone) when (gone.ShutdownReason?.ReplyCode == Constants.NotFound && queue.StartsWith(Expiring, StringComparison.Ordinal))
            {
                // Expired between the list and this question.
            }
        }

        return messages;
    }

    /// <summary>Makes it anew, without queues and messages, as a broker is that lost its disk. Connections to it end.</summary>
    public async Task MakeAnewAsync()
    {
        await broker.DeleteAsync($"api/vhosts/{name}");
        await broker.MakeVirtualHostAsync(name);
    }

    /// <summary>Deletes the messages that wait in some queues.</summary>
    public async Task PurgeAsync(Func<string, bool> isMeant)
    {
        foreach (var queue in (await QueuesAsync()).Where(isMeant))
            await broker.DeleteAsync($"api/queues/{name}/{queue}/contents");
    }

    /// <summary>Takes a queue from its consumers, who may not make it again.</summary>
    public async Task ForbidQueueAsync(string queue)
    {
        await broker.PermitAsync(name, $"^(?!{queue}$).*");
        await broker.DeleteAsync($"api/queues/{name}/{queue}");
    }

    /// <summary>Lets everybody do everything again.</summary>
    public Task PermitAsync() => broker.PermitAsync(name, ".*");

    /// <summary>How many messages of a queue its consumers hold; the broker says it some seconds late.</summary>
    public async Task<int> HeldAsync(string queue) => (int?)(await broker.GetAsync($"api/queues/{name}/{queue}"))["messages_unacknowledged"] ?? 0;

    /// <summary>Takes the message at the head of a queue and dies with it.</summary>
    public async Task DieWithMessageAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await Patience.UntilAsync($"a message in {queue}", async () => await channel.BasicGetAsync(queue, autoAck: false) is not null);
    }

    public ValueTask DisposeAsync() => new(broker.DeleteAsync($"api/vhosts/{name}"));

    private Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(TestContext.Current.CancellationToken);
}
