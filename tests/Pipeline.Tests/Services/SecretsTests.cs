using System.Net;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Passwords stay out of whatever a service says of itself.</summary>
[Collection(ComposeSize.Name)]
public sealed class SecretsTests(Servers servers) : IAsyncLifetime
{
    /// <summary>With characters that an address has to encode, so that both spellings can be looked for.</summary>
    private static readonly string[] Spellings = ["Gehe1m/n1s", "Gehe1m%2Fn1s", "Gehe1m%2fn1s"];

    private const string NoStore = "mongodb://someone:Gehe1m%2Fn1s@localhost:1/ingestion?serverSelectionTimeoutMS=500";

    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Password_is_in_no_line_and_no_answer_while_the_servers_can_not_be_had()
    {
        foreach (var service in Pipe.Services)
        {
            var process = _pipe.Start(service, ("ConnectionStrings__rabbitmq", "amqp://someone:Gehe1m%2Fn1s@localhost:1/"), ("ConnectionStrings__mongodb", NoStore));
            await process.HealthAsync(HttpStatusCode.ServiceUnavailable);
            await process.SaysAsync("rabbitmq://");
            AssertSilent(process.Output() + await process.ReadAsync("health/ready") + await process.ReadAsync("health/live"));
        }
    }

    [Fact]
    public async Task Password_is_in_no_line_when_the_broker_refuses_it()
    {
        var process = _pipe.Start(
            Pipe.Parser, ("ConnectionStrings__rabbitmq", $"amqp://someone:Gehe1m%2Fn1s@{_pipe.Broker.Address.Host}:{_pipe.Broker.Address.Port}/"));

        await process.EndedAsync();

        Assert.Contains("The broker refuses the user or the password: correct ConnectionStrings:rabbitmq.", process.Output(), StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", process.Output(), StringComparison.Ordinal);
        AssertSilent(process.Output());
    }

    [Theory]
    [InlineData("ConnectionStrings__rabbitmq", "amqp//someone:Gehe1m%2Fn1s@localhost")]
    [InlineData("ConnectionStrings__mongodb", "mongodb:/someone:Gehe1m%2Fn1s@localhost")]
    [InlineData("ConnectionStrings__mongodb", "mongodb://someone:Gehe1m/n1s@localhost/ingestion")]
    public async Task Password_is_not_repeated_when_a_connection_string_is_none(string setting, string value)
    {
        var process = _pipe.Start(Pipe.Indexer, (setting, value));

        await process.EndedAsync();

        Assert.Contains(setting.Replace("__", ":", StringComparison.Ordinal), process.Output(), StringComparison.Ordinal);
        AssertSilent(process.Output());
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static void AssertSilent(string said) =>
        Assert.All(Spellings, spelling => Assert.DoesNotContain(spelling, said, StringComparison.OrdinalIgnoreCase));
}
