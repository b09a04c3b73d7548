using System.Globalization;
using Ingestion.Fuzzing.Tests.Targets;

namespace Ingestion.Fuzzing.Tests;

/// <summary>
/// Any input at all: a quarter of a minute for each target, or what <c>tests/run --fuzz MINUTES</c> says. Each run has a
/// seed of its own.
/// </summary>
public sealed class FuzzTests
{
    private const string SecondsVariable = "INGESTION_FUZZ_SECONDS";
    private const string SeedVariable = "INGESTION_FUZZ_SEED";
    private const int DefaultSeconds = 15;

    public static TheoryData<string> Targets() => [.. FuzzTarget.All.Select(target => target.Name)];

    public static TheoryData<string, string> Cases() => [.. FuzzTarget.All.SelectMany(target => target.KeptCases().Select(path => new TheoryDataRow<string, string>(target.Name, Path.GetFileName(path))))];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_input_breaks_or_hangs_it(string name)
    {
        var target = FuzzTarget.All.Single(target => target.Name == name);
        var seed = Number(SeedVariable, Random.Shared.Next());
        var run = new FuzzRun(target, seed, TimeSpan.FromSeconds(Number(SecondsVariable, DefaultSeconds)));

        var found = await run.ToEndAsync(TestContext.Current.CancellationToken);

        Assert.True(found is null, $"{found?.Path} went wrong after {run.Tried} inputs ({SeedVariable}={seed}); once mended, keep it in tests/Fuzzing.Tests/Cases/{name}. {found?.What}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {run.Tried} inputs, {run.Kept} of them with new branches, {run.Reached} branches, seed {seed}");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Inputs_that_once_broke_it_are_taken(string target, string file)
    {
        var folder = Directory.CreateTempSubdirectory("case-").FullName;
        Entry.Open(target, folder)(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", target, file)));
        Directory.Delete(folder, recursive: true);
    }

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
