using System.Text.Json.Nodes;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>What compose asked for, as the engine and the containers themselves tell it.</summary>
[Collection(ComposeProjects.Name)]
public sealed class RunningContainerTests(ComposeProject compose)
{
    [Theory]
    [InlineData("rabbitmq")]
    [InlineData("mongo")]
    public async Task Running_container_has_what_compose_asked_for(string service)
    {
        compose.SkipIfMissing();
        var host = compose.Containers[service]["HostConfig"]!;

        Assert.True((bool)host["ReadonlyRootfs"]!);
        Assert.False((bool)host["Privileged"]!);
        Assert.Equal(["ALL"], host["CapDrop"]!.AsArray().Select(capability => (string)capability!));
        Assert.Empty(host["CapAdd"] as JsonArray ?? []);
        Assert.Contains("no-new-privileges:true", host["SecurityOpt"]!.AsArray().Select(option => (string)option!));
        Assert.All(
            (host["PortBindings"] as JsonObject ?? []).SelectMany(port => port.Value!.AsArray()),
            binding => Assert.Equal("127.0.0.1", (string?)binding!["HostIp"]));

        // proc(5): of the first process, in the container's own words.
        var status = await compose.InsideAsync(service, "cat", "/proc/1/status");
        Assert.Matches(@"(?m)^Uid:\s+999\s", status);
        Assert.Matches(@"(?m)^CapEff:\s+0+$", status);
        Assert.Matches(@"(?m)^CapBnd:\s+0+$", status);
        Assert.Matches(@"(?m)^NoNewPrivs:\s+1$", status);
    }

    [Theory]
    [InlineData("rabbitmq")]
    [InlineData("mongo")]
    public async Task Password_from_a_file_stands_neither_in_the_engine_nor_in_the_log(string service)
    {
        compose.SkipIfMissing();

        var known = compose.Containers[service].ToJsonString() + await compose.LogAsync(service);

        Assert.DoesNotContain(compose.Passwords.Values, password => known.Contains(password, StringComparison.Ordinal));
    }
}
