using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Pipeline.Tests.Dashboards;

/// <summary>A query of a panel or an alert.</summary>
/// <param name="Place">The panel's or alert's title.</param>
/// <param name="Query">PromQL, with the periods that Grafana would put in.</param>
internal sealed partial record Question(string Place, string Query)
{
    private static readonly string Folder = Path.Combine(TestFolder.Checkout, "deploy", "telemetry");

    /// <summary>Every query of every panel of every dashboard, and of every alert.</summary>
    public static IReadOnlyList<Question> All { get; } = [.. Panels(), .. Alerts()];

    /// <summary>The metrics it asks for.</summary>
    public IEnumerable<string> Metrics => MetricName().Matches(Query).Select(match => match.Value);

    private static IEnumerable<Question> Panels() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "dashboards"), "*.json")
        from panel in JsonNode.Parse(File.ReadAllText(file))!["panels"]!.AsArray()
        from target in panel!["targets"]?.AsArray() ?? []
        select new Question((string)panel["title"]!, Fill((string)target!["expr"]!));

    private static IEnumerable<Question> Alerts()
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, "alerts.yaml"));
        stream.Load(reader);
        return from rule in stream.Documents[0].RootNode["groups"][0]["rules"].Sequence()
               from query in rule["data"].Sequence()
               where query["datasourceUid"].ToString() == "prometheus"
               select new Question(rule["title"].ToString(), Fill(query["model"]["expr"].ToString()));
    }

    private static string Fill(string query) =>
        query.Replace("$__range", "15m", StringComparison.Ordinal).Replace("$__rate_interval", "1m", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(ingestion|messaging|rabbitmq|dotnet|process)_\w+")]
    private static partial Regex MetricName();
}

internal static class YamlReading
{
    public static IList<YamlNode> Sequence(this YamlNode node) => ((YamlSequenceNode)node).Children;
}
