using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>A service as compose files describe it.</summary>
internal sealed record ComposeService(string Name, JsonObject Settings)
{
    public string User => Text("user");

    public bool IsOurs => Settings["build"] is not null;

    public bool IsReadOnly => Text("read_only") == "true";

    public IReadOnlyList<string> DroppedCapabilities => Texts("cap_drop");

    public IReadOnlyList<string> AddedCapabilities => Texts("cap_add");

    public IReadOnlyList<string> SecurityOptions => Texts("security_opt");

    /// <summary>The addresses of the host at which its ports are published; 0.0.0.0 where none is named.</summary>
    public IReadOnlyList<string> PublishedAt => [.. Nodes("ports").Select(port => port switch
    {
        JsonObject whole => (string?)whole["host_ip"] ?? "0.0.0.0",
        _ => port.ToString().Split(':') is [var address, _, _] ? address : "0.0.0.0",
    })];

    /// <summary>Paths of the host that it can see, and whether it may write there.</summary>
    public IReadOnlyList<(string Path, bool IsReadOnly)> HostPaths => [.. Nodes("volumes").Select(volume => volume switch
    {
        JsonObject whole => ((string)whole["type"]! == "bind" ? (string)whole["source"]! : "", (bool?)whole["read_only"] ?? false),
        _ => (volume.ToString().Split(':')[0], volume.ToString().EndsWith(":ro", StringComparison.Ordinal)),
    }).Where(volume => volume.Item1.StartsWith('.') || volume.Item1.StartsWith('/'))];

    public string Text(string setting) => Settings[setting]?.ToString() ?? "";

    private List<string> Texts(string setting) => [.. Nodes(setting).Select(node => node.ToString())];

    private List<JsonNode> Nodes(string setting) => Settings[setting] is JsonArray nodes ? [.. nodes.Select(node => node!)] : [];
}

/// <summary>Compose files as Docker itself reads them, or where it is missing as YAML.</summary>
internal static partial class ComposeFile
{
    /// <summary>All services of a file, or of several over each other, profiles included.</summary>
    public static async Task<IReadOnlyList<ComposeService>> ReadAsync(params string[] files)
    {
        var services = await CanAskDockerAsync() ? await AskDockerAsync(files) : Merged([.. files.Select(Parse)]);
        return [.. services.Select(service => new ComposeService(service.Key, service.Value!.AsObject()))];
    }

    /// <summary>Whether Docker can read them.</summary>
    public static Task<bool> CanAskDockerAsync() => Command.SucceedsAsync("docker", "compose", "version");

    /// <summary>The file alone, read as YAML.</summary>
    public static IReadOnlyList<ComposeService> ReadYaml(string file) => [.. Parse(file).Select(service => new ComposeService(service.Key, service.Value!.AsObject()))];

    private static async Task<JsonObject> AskDockerAsync(string[] files)
    {
        var config = await Command.RunAsync("docker", ["compose", .. files.SelectMany(file => new[] { "-f", file }), "--profile", "*", "config", "--format", "json"]);
        return JsonNode.Parse(config.Succeeded())!["services"]!.AsObject();
    }

    private static JsonObject Parse(string file)
    {
        using var text = new StringReader(Variable().Replace(File.ReadAllText(Path.Combine(TestFolder.Checkout, file)), "$1"));
        var yaml = new DeserializerBuilder().Build().Deserialize(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(text)));
        return ToJson(yaml)!["services"]!.AsObject();
    }

    /// <summary>As compose does: what a later file says of a service goes over what an earlier one said.</summary>
    private static JsonObject Merged(IReadOnlyList<JsonObject> files)
    {
        var merged = files[0];
        foreach (var (name, service) in files.Skip(1).SelectMany(file => file).ToList())
        {
            if (merged[name] is not JsonObject known)
                merged[name] = known = [];
            MergeInto(known, service!.AsObject());
        }

        return merged;
    }

    private static void MergeInto(JsonObject known, JsonObject later)
    {
        foreach (var (name, value) in later)
        {
            if (known[name] is JsonObject map && value is JsonObject more)
                MergeInto(map, more);
            else
                known[name] = value?.DeepClone();
        }
    }

    private static JsonNode? ToJson(object? yaml) => yaml switch
    {
        IDictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, ToJson(pair.Value)))),
        IEnumerable<object> list => new JsonArray([.. list.Select(ToJson)]),
        null => null,
        _ => JsonValue.Create(Convert.ToString(yaml, CultureInfo.InvariantCulture)),
    };

    // ${NAME:-default}
    [GeneratedRegex(@"(?<!\$)\$\{[A-Z_]+:-([^}]*)\}")]
    private static partial Regex Variable();
}
