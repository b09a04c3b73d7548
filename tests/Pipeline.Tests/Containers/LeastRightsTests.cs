using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ingestion.Pipeline.Tests.Services;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>The users that compose makes at RabbitMQ and MongoDB can do their work, and nothing else.</summary>
[Collection(ComposeProjects.Name)]
public sealed class LeastRightsTests(ComposeProject compose) : IDisposable
{
    /// <summary>The broker asks whether a user may before it looks whether the name is there (AMQP 0-9-1, 1.2.2).</summary>
    private const ushort AccessRefused = 403;

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_goes_all_the_way_with_each_services_own_user_and_nothing_tells_a_password()
    {
        compose.SkipIfMissing();
        var running = new List<ServiceProcess>();
        await using var telemetry = new TelemetryReceiver();
        try
        {
            foreach (var service in (string[])[Pipe.Parser, Pipe.Indexer, Pipe.Fetcher])
            {
                var user = service.Split('.')[1].ToLowerInvariant();
                running.Add(ServiceProcess.Start(service, _folder.Path, new Dictionary<string, string>
                {
                    ["Ingestion__Inbox__Data"] = _folder.Below("data"),
                    ["ConnectionStrings__rabbitmq"] = $"amqp://{user}@{compose.Address("rabbitmq")}:5672/",
                    ["ConnectionStrings__rabbitmq_PASSWORD_FILE"] = Path.Combine(compose.Secrets, $"rabbitmq_{user}"),
                    ["ConnectionStrings__mongodb"] = Store(password: ""),
                    ["ConnectionStrings__mongodb_PASSWORD_FILE"] = Path.Combine(compose.Secrets, "mongo"),
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.Endpoint.ToString(),
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                    ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
                }));
            }

            await Task.WhenAll(running.Select(service => service.ReadyAsync()));
            _folder.Drop("page.html", GeneratedPages.Html(1));
            _folder.Drop("empty.html", "");
            await Patience.UntilAsync(
                "both pages to be settled",
                () => Task.FromResult(_folder.FilesIn("done").Contains("page.html") && _folder.FilesIn("rejected").Contains("empty.html")),
                running[^1].Output);

            // What can't be read as a message goes by an exchange of its own, which the Parser must be allowed to declare.
            await PublishAsync("rabbitmq_admin", "admin", "parser", "no message");
            await running[0].SaysAsync("R-FAULT");

            // Nor may one of a type that nobody knows have it declare a queue for what was skipped.
            await PublishAsync("rabbitmq_admin", "admin", "parser", """{"messageId":"0198c0de-0000-7000-8000-000000000000","messageType":["urn:message:Nobody:Knows"],"message":{}}""");
            _folder.Drop("after.html", GeneratedPages.Html(2));
            await Patience.UntilAsync("the page after it to be settled", () => Task.FromResult(_folder.FilesIn("done").Contains("after.html")), running[0].Output);
            await running[0].ReadyAsync();
            Assert.All(running, service => Assert.DoesNotContain("ACCESS_REFUSED", service.Output(), StringComparison.Ordinal));
            await AssertSilentAsync(running, telemetry);
        }
        finally
        {
            foreach (var service in running)
                await service.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("parser", "page-settled")]
    [InlineData("parser", "indexer-articles")]
    [InlineData("parser", "page-fetched")]
    [InlineData("fetcher", "article-parsed")]
    [InlineData("fetcher", "page-settled")]
    [InlineData("indexer", "page-fetched")]
    [InlineData("indexer", "article-parsed")]
    public async Task User_of_a_service_publishes_nothing_that_is_not_its_own(string user, string exchange)
    {
        compose.SkipIfMissing();

        var refused = await Assert.ThrowsAnyAsync<OperationInterruptedException>(() => PublishAsync($"rabbitmq_{user}", user, exchange, "{}"));

        Assert.Equal(AccessRefused, refused.ShutdownReason!.ReplyCode);
    }

    [Theory]
    [InlineData("parser", "indexer-articles")]
    [InlineData("parser", "page-settled-fetcher")]
    [InlineData("fetcher", "parser")]
    [InlineData("indexer", "parser")]
    public async Task User_of_a_service_reads_no_queue_of_another(string user, string queue)
    {
        compose.SkipIfMissing();
        await using var connection = await ConnectAsync($"rabbitmq_{user}", user);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);

        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.BasicGetAsync(queue, autoAck: false, Cancellation));

        Assert.Equal(AccessRefused, refused.ShutdownReason!.ReplyCode);
    }

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("fetcher", HttpStatusCode.Unauthorized)]
    [InlineData("parser", HttpStatusCode.Unauthorized)]
    [InlineData("indexer", HttpStatusCode.Unauthorized)]
    public async Task Users_of_the_services_manage_no_broker(string user, HttpStatusCode expected)
    {
        compose.SkipIfMissing();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{compose.Passwords[$"rabbitmq_{user}"]}")));

        using var answer = await client.GetAsync(new Uri($"http://{compose.Address("rabbitmq")}:15672/api/users"), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task There_are_no_users_but_those_that_are_named()
    {
        compose.SkipIfMissing();

        var users = await compose.InsideAsync("rabbitmq", "rabbitmqctl", "-q", "list_users", "--no-table-headers");

        Assert.Equal(["admin", "fetcher", "indexer", "parser"], users.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]).Order());
    }

    [Fact]
    public async Task Store_takes_nobody_without_the_password()
    {
        compose.SkipIfMissing();
        using var stranger = new MongoClient($"mongodb://{compose.Address("mongo")}/?directConnection=true");
        using var guesser = new MongoClient(Store(":ingestion"));

        await Assert.ThrowsAsync<MongoCommandException>(() => stranger.GetDatabase("ingestion").ListCollectionNamesAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<MongoAuthenticationException>(() => guesser.GetDatabase("ingestion").ListCollectionNamesAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Store_user_may_read_and_write_its_own_database_alone()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(TestFolder.Checkout, "deploy", "mongo", "10-application-user.sh"), Cancellation);
        Assert.Contains("roles: [{ role: 'readWrite', db: home }]", script, StringComparison.Ordinal);
        compose.SkipIfMissing();
        using var client = new MongoClient(Store(":" + compose.Passwords["mongo"]));
        var build = await client.GetDatabase("ingestion").RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1), cancellationToken: Cancellation);
        Assert.SkipWhen(build["gitVersion"] == "stand-in", "roles: the local MongoDB stand-in has none");

        await Assert.ThrowsAsync<MongoCommandException>(() => client.GetDatabase("other").GetCollection<BsonDocument>("any").InsertOneAsync([], cancellationToken: Cancellation));
    }

    /// <summary>What is logged, answered and exported holds no password.</summary>
    private async Task AssertSilentAsync(IReadOnlyList<ServiceProcess> running, TelemetryReceiver telemetry)
    {
        await Patience.UntilAsync(
            "the spans of every service",
            () => Task.FromResult(((string[])["fetcher", "parser", "indexer", "/v1/traces"]).All(name => telemetry.Received.Contains(name, StringComparison.Ordinal))));
        var told = telemetry.Received;
        foreach (var service in running)
            told += service.Output() + await service.ReadAsync("health/ready") + await service.ReadAsync("health/live");
        Assert.All(compose.Passwords.Values, password => Assert.DoesNotContain(password, told, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => _folder.Dispose();

    private string Store(string password) => $"mongodb://ingestion{password}@{compose.Address("mongo")}:27017/ingestion?authSource=ingestion";

    private Task<IConnection> ConnectAsync(string password, string user) => new ConnectionFactory
    {
        HostName = compose.Address("rabbitmq"),
        UserName = user,
        Password = compose.Passwords[password],
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync(Cancellation);

    private async Task PublishAsync(string password, string user, string exchange, string text)
    {
        await using var connection = await ConnectAsync(password, user);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Cancellation);
        try
        {
            await channel.BasicPublishAsync(exchange, "", Encoding.UTF8.GetBytes(text), Cancellation);
        }
        catch (PublishException error) when (error.InnerException is OperationInterruptedException refused)
        {
            throw refused;
        }
    }
}
