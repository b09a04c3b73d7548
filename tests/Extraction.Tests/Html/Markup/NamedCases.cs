using System.Text;

namespace Ingestion.Extraction.Tests.Html.Markup;

/// <summary>
/// Cases in which ours is allowed to differ from an oracle, by name, from a list beside these tests: lines
/// <c>part/id</c>, under a line <c># reason</c>.
/// </summary>
internal sealed class NamedCases
{
    private const int LinesShown = 12;

    private readonly string _file;
    private readonly string _part;
    private readonly HashSet<string> _named = [];

    /// <param name="file">The list, by its path within the folder of this file.</param>
    /// <param name="part">The part of the list that is meant.</param>
    public NamedCases(string file, string part)
    {
        (_file, _part) = (file, part);
        var reason = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Extraction.Tests", "Html", "Markup", file)))
        {
            if (line.StartsWith('#'))
                reason = line;
            else if (line.StartsWith(part + "/", StringComparison.Ordinal))
                Assert.True(reason.Length > 0 && _named.Add(line[(part.Length + 1)..]), $"{file}: {line} stands twice, or without a reason");
        }
    }

    /// <summary>Holds when all cases but the named ones agree, and none of these does.</summary>
    /// <returns>How many of how many agree.</returns>
    public string Check(IEnumerable<(string Id, string Input, string Expected, string Actual)> results)
    {
        var (all, agreeing, faults) = (new HashSet<string>(), 0, new StringBuilder());
        foreach (var (id, input, expected, actual) in results)
        {
            Assert.True(all.Add(id), $"{_part}/{id} stands for two cases");
            var agrees = expected == actual;
            agreeing += agrees ? 1 : 0;
            if (agrees && _named.Contains(id))
                faults.Append($"{_part}/{id} agrees: strike it off {_file}\n");
            else if (!agrees && !_named.Contains(id))
                faults.Append($"{_part}/{id} differs: {input}\n{FirstDifference(expected, actual)}\n");
        }
        foreach (var id in _named.Where(id => !all.Contains(id)))
            faults.Append($"{_part}/{id} is named in {_file} but there is no such case\n");
        Assert.True(faults.Length == 0, faults.ToString());
        return $"{agreeing} of {all.Count}";
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, same - LinesShown / 2);
        return $"expected, from line {from + 1}\n{Part(left, from)}\nours\n{Part(right, from)}";
    }

    private static string Part(string[] lines, int from) => string.Join('\n', lines.Skip(from).Take(LinesShown));
}
