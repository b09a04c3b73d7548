namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>What the broker's entry point refuses, before it writes a user or starts anything.</summary>
public sealed class BrokerStartTests
{
    private static readonly Dictionary<string, string> Passwords = new()
    {
        ["INGESTION_ADMIN_PASSWORD"] = "a1",
        ["INGESTION_FETCHER_PASSWORD"] = "b2",
        ["INGESTION_PARSER_PASSWORD"] = "c3",
        ["INGESTION_INDEXER_PASSWORD"] = "d4",
    };

    [Theory]
    [InlineData("RABBITMQ_PASSWORD", "of an earlier .env", ".env.example")]
    [InlineData("INGESTION_PARSER_PASSWORD", "", "letters, digits")]
    [InlineData("INGESTION_INDEXER_PASSWORD", "quote\"", "letters, digits")]
    [InlineData("INGESTION_FETCHER_PASSWORD_FILE", "/dev/null", "give one of them")]
    public async Task Mistake_is_told_with_what_to_do(string setting, string value, string told)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the broker's entry point: needs sh");

        var start = await Command.RunAsync(new Dictionary<string, string>(Passwords) { [setting] = value }, "sh", Path.Combine("deploy", "rabbitmq", "start.sh"));

        Assert.NotEqual(0, start.ExitCode);
        Assert.Contains(told, start.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not found", start.Errors, StringComparison.Ordinal);
    }
}
