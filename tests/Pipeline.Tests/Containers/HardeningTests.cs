using System.Text.Json.Nodes;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>Every container of every way to start them, as it is described.</summary>
public sealed class HardeningTests
{
    /// <summary>The one that is root, once, to open the folder where Docker made it; it has no network and ends.</summary>
    private const string OneShot = "data";

    /// <summary>Grafana's image has no USER and makes its volume's folders itself: root, without any capability.</summary>
    private const string Root = "telemetry";

    /// <summary>An image that names a user of its own.</summary>
    private const string WithUser = "aspire-dashboard";

    /// <summary>The files that are given together.</summary>
    public static TheoryData<string> Ways() => ["docker-compose.yml", "docker-compose.yml deploy/secrets.yml", "docker-compose.yml deploy/aspire-dashboard.yml"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Container_has_no_rights_it_does_not_need(string files) =>
        Assert.All(await ComposeFile.ReadAsync(files.Split(' ')), AssertHardened);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Container_writes_no_path_of_the_host_but_the_data_folder(string files) =>
        Assert.All(
            await ComposeFile.ReadAsync(files.Split(' ')),
            service => Assert.All(service.HostPaths, path => Assert.True(path.IsReadOnly || path.Path.EndsWith("data", StringComparison.Ordinal), $"{service.Name}: {path.Path} can be written")));

    [Fact]
    public void Our_images_end_as_a_user_that_is_not_root()
    {
        var users = File.ReadLines(Path.Combine(TestFolder.Checkout, "deploy", "Dockerfile")).Where(line => line.StartsWith("USER ", StringComparison.Ordinal));

        Assert.Equal("USER $APP_UID", Assert.Single(users));
    }

    [Fact]
    public async Task Yaml_alone_says_the_same_as_Docker()
    {
        Assert.SkipUnless(await ComposeFile.CanAskDockerAsync(), "docker compose's own reading of its file: there is none here");
        var yaml = ComposeFile.ReadYaml("docker-compose.yml");
        var docker = await ComposeFile.ReadAsync("docker-compose.yml");

        Assert.Equal(docker.Select(service => service.Name).Order(), yaml.Select(service => service.Name).Order());
        foreach (var service in yaml)
        {
            var same = docker.Single(other => other.Name == service.Name);
            Assert.Equal(
                (same.User, same.IsReadOnly, string.Join(' ', same.DroppedCapabilities), string.Join(' ', same.AddedCapabilities), string.Join(' ', same.PublishedAt)),
                (service.User, service.IsReadOnly, string.Join(' ', service.DroppedCapabilities), string.Join(' ', service.AddedCapabilities), string.Join(' ', service.PublishedAt)));
        }
    }

    [Fact]
    public async Task With_secrets_no_password_stands_in_any_environment()
    {
        foreach (var service in await ComposeFile.ReadAsync("docker-compose.yml", "deploy/secrets.yml"))
        {
            foreach (var (name, value) in service.Settings["environment"] as JsonObject ?? [])
            {
                var text = value?.ToString() ?? "";
                if (name.StartsWith("ConnectionStrings__", StringComparison.Ordinal) && !name.EndsWith("_FILE", StringComparison.Ordinal))
                    Assert.DoesNotMatch("://[^/@]*:[^/@]*@", text);
                else if (name.EndsWith("_FILE", StringComparison.Ordinal))
                    Assert.StartsWith("/run/secrets/", text, StringComparison.Ordinal);
                else if (name.Contains("PASS", StringComparison.Ordinal))
                    Assert.Matches(@"^(\$?\$__file\{/run/secrets/.*\})?$", text);
            }
        }
    }

    private static void AssertHardened(ComposeService service)
    {
        Assert.True(service.IsReadOnly, $"{service.Name}: its file system can be written: read_only");
        Assert.Equal(["ALL"], service.DroppedCapabilities);
        Assert.Equal(["no-new-privileges:true"], service.SecurityOptions);
        Assert.All((string[])["privileged", "pid", "ipc", "userns_mode", "devices", "cgroup_parent"], setting => Assert.Equal("", service.Text(setting)));
        Assert.NotEqual("host", service.Text("network_mode"));
        Assert.All(service.PublishedAt, address => Assert.Equal("127.0.0.1", address));
        Assert.DoesNotContain(service.HostPaths, path => path.Path.EndsWith(".sock", StringComparison.Ordinal));
        Assert.True(service.Text("mem_limit").Length > 0, $"{service.Name}: it can take all memory: mem_limit");
        if (service.Name == OneShot)
        {
            Assert.Equal("0:0", service.User);
            Assert.Equal(["DAC_OVERRIDE", "FOWNER"], service.AddedCapabilities);
            Assert.Equal("none", service.Text("network_mode"));
            Assert.Equal("no", service.Text("restart"));
            return;
        }

        Assert.Empty(service.AddedCapabilities);
        if (service.User.Length > 0)
            Assert.DoesNotContain(service.User.Split(':'), id => id is "0" or "root");
        else
            Assert.True(service.IsOurs || service.Name is Root or WithUser, $"{service.Name}: its image may run as root: user");
    }
}
