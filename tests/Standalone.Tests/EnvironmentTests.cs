namespace Ingestion.Standalone.Tests;

/// <summary>Settings from the environment. It is the whole process's, so nothing else runs beside them.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private const string Setting = "Ingestion__Batch__Size";

    private readonly string _data = Directory.CreateTempSubdirectory("ingest-").FullName;

    [Fact]
    public async Task Setting_out_of_range_is_named()
    {
        Environment.SetEnvironmentVariable(Setting, "0");

        var run = await CommandRun.Of(["run", "--once", "--data", _data]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Ingestion:Batch:Size", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Setting, null);
        Directory.Delete(_data, recursive: true);
    }
}
