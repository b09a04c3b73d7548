using System.Xml.Linq;

namespace Ingestion.Pipeline.Tests;

/// <summary>Who may use whom: services use what is shared, never each other; only the one process knows them all.</summary>
public sealed class HouseTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Extraction"] = ["Contracts"],
        ["Security"] = [],
        ["Storage"] = ["Contracts", "Security"],
        ["Hosting"] = ["Contracts", "Security"],
        ["Fetcher"] = ["Contracts", "Extraction", "Security", "Storage", "Hosting"],
        ["Parser"] = ["Contracts", "Extraction", "Security", "Storage", "Hosting"],
        ["Indexer"] = ["Contracts", "Extraction", "Security", "Storage", "Hosting"],
        ["Standalone"] = ["Contracts", "Extraction", "Security", "Storage", "Hosting", "Fetcher", "Parser", "Indexer"],
    };

    private static readonly string[] Storeys = ["services", "shared"];

    private static readonly string[] Outsiders = ["MassTransit", "MongoDB", "Microsoft.Data.Sqlite", "OpenTelemetry", "Microsoft.Extensions.Hosting"];

    public static TheoryData<string> Rooms() => [.. Projects().Select(Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_uses_only_the_rooms_it_may(string room)
    {
        Assert.True(Allowed.TryGetValue(room, out var allowed), $"{room} is a new room: say in this test which rooms it may use.");
        Assert.Empty(References(room, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(allowed));
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Extraction")]
    public void Room_that_is_a_pure_library_knows_no_bus_store_or_host(string room) =>
        Assert.DoesNotContain(References(room, "PackageReference"), package => Outsiders.Any(outsider => package.StartsWith(outsider, StringComparison.Ordinal)));

    [Fact]
    public void Contracts_have_no_packages() => Assert.Empty(References("Contracts", "PackageReference"));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_has_tests_of_its_own(string room) =>
        Assert.True(File.Exists(Path.Combine(TestFolder.Checkout, "tests", $"{room}.Tests", $"{room}.Tests.csproj")));

    [Fact]
    public void Programs_are_read_at_a_glance()
    {
        var programs = Directory.EnumerateFiles(Path.Combine(TestFolder.Checkout, "services"), "Program.cs", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.InRange(File.ReadLines(program).Count(), 1, 25));
    }

    private static IEnumerable<string> Projects() =>
        Storeys.SelectMany(storey =>
            Directory.EnumerateFiles(Path.Combine(TestFolder.Checkout, storey), "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> References(string room, string kind) =>
        XDocument.Load(Projects().Single(project => Name(project) == room))
            .Descendants(kind)
            .Select(reference => (string?)reference.Attribute("Include") ?? "");

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);
}
