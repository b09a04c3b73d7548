using System.Text.RegularExpressions;

namespace Ingestion.Pipeline.Tests;

/// <summary>deploy/THREATS.md names tests that are there.</summary>
public sealed partial class ThreatsTests
{
    [Fact]
    public void Every_threat_names_a_test_that_is_there()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(TestFolder.Checkout, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        var lines = File.ReadLines(Path.Combine(TestFolder.Checkout, "deploy", "THREATS.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();

        Assert.InRange(lines.Count, 10, int.MaxValue);
        Assert.All(lines, line =>
        {
            var name = LastName().Match(line);
            Assert.True(name.Success, $"No test is named in '{line}'.");
            Assert.Contains($" {name.Groups[1].Value}(", tests, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9_]+)` \|$")]
    private static partial Regex LastName();
}
