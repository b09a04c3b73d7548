using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Ingestion.Pipeline.Tests;

/// <summary>What <c>docker compose up</c> lets each container do.</summary>
public sealed partial class ComposeTests
{
    /// <summary>Makes folders for others once and ends: root, with two capabilities and without a network.</summary>
    private const string FolderMaker = "data";

    /// <summary>Grafana's image has no USER and makes its volume's folders itself: root, without any capability.</summary>
    private const string Dashboards = "telemetry";

    private const string OurImage = "deploy/Dockerfile";

    public static TheoryData<string> Services() => [.. Read().Keys];

    public static TheoryData<string> ServicesWithoutRoot() => [.. Read().Keys.Where(name => name is not (FolderMaker or Dashboards))];

    [Theory]
    [MemberData(nameof(Services))]
    public void Container_can_do_no_more_than_it_must(string name)
    {
        var service = Read()[name];

        Assert.Equal("true", service["read_only"]);
        Assert.Equal(["no-new-privileges:true"], Texts(service["security_opt"]));
        Assert.Equal(["ALL"], Texts(service["cap_drop"]));
        Assert.False(service.ContainsKey("privileged") || service.ContainsKey("pid") || service.ContainsKey("ipc") || service.ContainsKey("devices"));
        Assert.Contains("mem_limit", service.Keys);
        Assert.Equal(name == FolderMaker ? ["DAC_OVERRIDE", "FOWNER"] : [], service.TryGetValue("cap_add", out var added) ? Texts(added) : []);
        Assert.Equal(name == FolderMaker, service.TryGetValue("network_mode", out var network) && (string)network == "none");
        if (service.TryGetValue("ports", out var ports))
            Assert.All(Texts(ports), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        if (service.TryGetValue("volumes", out var volumes))
            Assert.All(Texts(volumes), volume => Assert.DoesNotContain("docker.sock", volume, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ServicesWithoutRoot))]
    public void Container_is_not_root(string name)
    {
        var service = Read()[name];

        if (service.TryGetValue("user", out var user))
            Assert.Matches(NotRoot(), (string)user);
        else
            Assert.Equal(OurImage, ((Dictionary<object, object>)service["build"])["dockerfile"]);
    }

    [Fact]
    public void Our_image_runs_as_its_own_user()
        => Assert.Contains(File.ReadLines(Path.Combine(TestFolder.Checkout, OurImage)), line => line.StartsWith("USER ", StringComparison.Ordinal) && line != "USER root");

    [Fact]
    public void User_of_the_services_manages_no_broker_and_reads_no_other_database()
    {
        Assert.Contains("default_user_tags.administrator = false", File.ReadAllText(Path.Combine(TestFolder.Checkout, "deploy", "rabbitmq", "20-pipeline.conf")), StringComparison.Ordinal);
        var roles = string.Concat(Directory.EnumerateFiles(Path.Combine(TestFolder.Checkout, "deploy", "mongo")).Select(File.ReadAllText));
        Assert.Single(Role().Matches(roles), match => match.Value == "role: 'readWrite'");
        Assert.Single(Role().Matches(roles));
    }

    [GeneratedRegex(@"^(\$\{[A-Z_]+:-)?[1-9]\d*")]
    private static partial Regex NotRoot();

    [GeneratedRegex("role: '[A-Za-z]+'")]
    private static partial Regex Role();

    private static Dictionary<string, Dictionary<string, object>> Read()
    {
        using var file = File.OpenText(Path.Combine(TestFolder.Checkout, "docker-compose.yml"));
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new YamlDotNet.Core.Parser(file)));
        return ((Dictionary<object, object>)compose["services"]).ToDictionary(
            service => (string)service.Key,
            service => ((Dictionary<object, object>)service.Value).ToDictionary(setting => (string)setting.Key, setting => setting.Value));
    }

    private static IEnumerable<string> Texts(object list) => ((IEnumerable<object>)list).Select(text => (string)text);
}
