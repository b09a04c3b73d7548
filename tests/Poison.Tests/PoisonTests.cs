using Ingestion.Contracts;
using Ingestion.Poison.Tests.Cases;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests;

/// <summary>Whatever is dropped ends in an outcome that says why, in time and within bounds, and what comes after it goes through.</summary>
public sealed class PoisonTests(RunningPipe pipe, ITestOutputHelper output) : IClassFixture<RunningPipe>
{
    private const int FewestCases = 300;
    private const long MostMemory = 500_000_000;

    /// <summary>Of processor time: the machine may have other work.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, PoisonCase> Known = AllCases.List().ToDictionary(poison => poison.Name);

    public static IEnumerable<TheoryDataRow<string>> Names() => Known.Keys.Select(name => new TheoryDataRow<string>(name) { TestDisplayName = Shown.Escaped(name) });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Poison_ends_in_its_outcome_and_the_good_page_after_it_goes_through(string name)
    {
        var poison = Known[name];
        Assert.SkipWhen(poison.Obstacle.Length > 0, $"{name}: {poison.Obstacle}");

        var aftermath = await pipe.TakeAsync(poison);
        // On a loaded machine the same work takes more processor time, and the first page pays for what is compiled: slow is what is slow twice.
        if (aftermath.ProcessorTime > Longest)
            aftermath = await pipe.TakeAsync(poison);

        output.WriteLine($"{aftermath.Duration.TotalSeconds:0.00} s, {aftermath.ProcessorTime.TotalSeconds:0.00} s of processor time, {aftermath.PeakMemory / 1_000_000} MB, {string.Join("; ", aftermath.Outcomes.Values.Distinct())}");
        Assert.False(aftermath.HasDied, $"The pipe died of {name}: {string.Join('\n', aftermath.Lines)}");
        Assert.All(poison.Files.Where(file => !file.Ending.IsNone), file => EndsWell(file, aftermath.Outcomes[file.Name], aftermath));
        Assert.Equal(OutcomeKind.Indexed, aftermath.GoodPage?.Kind);
        Assert.Empty(aftermath.LeftClaimed);
        Assert.InRange(aftermath.ProcessorTime, TimeSpan.Zero, Longest);
        Assert.InRange(aftermath.PeakMemory, 0, MostMemory);
        Assert.All(aftermath.Lines, line => Assert.True(Shown.IsPlain(line), $"Control characters came out: {Shown.Escaped(line)}"));
        if (aftermath.Article is not null)
            poison.Check?.Invoke(aftermath.Article);
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Known.Count, FewestCases, int.MaxValue);

    private static void EndsWell(PoisonFile file, Outcome? outcome, Aftermath aftermath)
    {
        Assert.True(outcome is not null, $"No outcome came of {Shown.Escaped(file.Name)}: {string.Join('\n', aftermath.Lines)}");
        Assert.True(file.Ending.Allows(outcome), $"{Shown.Escaped(file.Name)} ended as {outcome}, not {file.Ending}: {string.Join('\n', aftermath.Lines)}");
        if (outcome.Kind != OutcomeKind.Indexed)
            Assert.Matches(@"^\p{Lu}.+: .+\.$", outcome.Sentence);
        Assert.True(Shown.IsPlain(outcome.Sentence), Shown.Escaped(outcome.Sentence));
    }
}
