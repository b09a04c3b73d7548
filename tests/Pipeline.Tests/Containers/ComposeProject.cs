using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>RabbitMQ and MongoDB as docker-compose.yml starts them, with passwords from files as deploy/secrets.yml gives them.</summary>
public sealed class ComposeProject : IAsyncLifetime
{
    private static readonly string[] Users = ["rabbitmq_admin", "rabbitmq_fetcher", "rabbitmq_parser", "rabbitmq_indexer", "mongo", "mongo_root", "grafana"];

    private static readonly string[] Started = ["rabbitmq", "mongo"];

    private readonly TestFolder _folder = new();
    private readonly string _name = $"security-{Guid.NewGuid():N}";
    private readonly Dictionary<string, JsonNode> _containers = [];
    private string _missing = "";

    /// <summary>Passwords by the names of their files.</summary>
    internal Dictionary<string, string> Passwords { get; } = Users.ToDictionary(user => user, _ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)));

    /// <summary>What the engine says of each container.</summary>
    internal IReadOnlyDictionary<string, JsonNode> Containers => _containers;

    /// <summary>The folder with the files.</summary>
    internal string Secrets => _folder.Below("secrets");

    public async ValueTask InitializeAsync()
    {
        if (!await Command.SucceedsAsync("docker", "compose", "version") || !await Command.SucceedsAsync("docker", "info"))
        {
            _missing = "the containers of docker compose: no Docker engine with compose answers here";
            return;
        }

        Directory.CreateDirectory(Secrets);
        foreach (var (user, password) in Passwords)
            await File.WriteAllTextAsync(Path.Combine(Secrets, user), password + "\n");
        (await ComposeAsync(["up", "-d", "--wait", "--quiet-pull", .. Started])).Succeeded();
        foreach (var service in Started)
        {
            var id = (await ComposeAsync("ps", "-q", service)).Succeeded().Trim();
            _containers[service] = JsonNode.Parse((await Command.RunAsync("docker", "inspect", id)).Succeeded())![0]!;
        }
    }

    /// <summary>Skips the test where there is no engine.</summary>
    internal void SkipIfMissing() => Assert.SkipWhen(_missing.Length > 0, _missing);

    /// <summary>Where a container is reached from the host of a Linux engine.</summary>
    internal string Address(string service) => (string)_containers[service]["NetworkSettings"]!["Networks"]!.AsObject().First().Value!["IPAddress"]!;

    /// <summary>A program in a container.</summary>
    internal async Task<string> InsideAsync(string service, params string[] command) => (await ComposeAsync(["exec", "-T", service, .. command])).Succeeded();

    /// <summary>All that a container's programs wrote.</summary>
    internal async Task<string> LogAsync(string service)
    {
        var log = await ComposeAsync("logs", "--no-color", service);
        return log.Succeeded() + log.Errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (_missing.Length == 0)
            await ComposeAsync("down", "--volumes", "--timeout", "2");
        _folder.Dispose();
    }

    private Task<Command> ComposeAsync(params string[] arguments) => Command.RunAsync(
        new Dictionary<string, string>
        {
            ["SECRETS"] = Secrets,
            ["DATA"] = _folder.Below("data"),
            ["RABBITMQ_PORT"] = $"{Ports.Free()}",
        },
        "docker",
        ["compose", "-p", _name, "-f", "docker-compose.yml", "-f", Path.Combine("deploy", "secrets.yml"), .. arguments]);
}

/// <summary>The tests that share the project.</summary>
[CollectionDefinition(Name)]
public sealed class ComposeProjects : ICollectionFixture<ComposeProject>
{
    public const string Name = "docker compose";
}
