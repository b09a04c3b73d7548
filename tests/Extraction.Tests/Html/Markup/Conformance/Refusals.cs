using System.Text;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>The cases that the parser refuses on purpose, by id, from <c>refused.txt</c> beside this file.</summary>
internal static class Refusals
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "tests", "Extraction.Tests", "Html", "Markup", "Conformance", "refused.txt");

    /// <summary>Ids of a part of the suite, each with the reason it stands under.</summary>
    public static IReadOnlyDictionary<string, string> Of(string part)
    {
        var (refused, reason) = (new Dictionary<string, string>(), "");
        foreach (var line in File.ReadLines(Path))
        {
            if (line.StartsWith('#'))
                reason = line[1..].Trim();
            else if (line.StartsWith(part + "/", StringComparison.Ordinal))
                refused.Add(line[(part.Length + 1)..], reason);
        }
        return refused;
    }

    /// <summary>Holds when all cases but the refused ones pass, and none of these does.</summary>
    public static void Check(string part, IEnumerable<(string Id, string Input, string Expected, string Actual)> results)
    {
        var refused = Of(part);
        var (all, passed, faults) = (new HashSet<string>(), 0, new StringBuilder());
        foreach (var (id, input, expected, actual) in results)
        {
            all.Add(id);
            var isPassed = expected == actual;
            passed += isPassed ? 1 : 0;
            if (isPassed && refused.ContainsKey(id))
                faults.Append($"{part}/{id} passes: strike it off refused.txt\n");
            else if (!isPassed && !refused.ContainsKey(id))
                faults.Append($"{part}/{id} fails: {input}\nexpected\n{expected}\nours\n{actual}\n\n");
        }
        foreach (var id in refused.Keys.Where(id => !all.Contains(id)))
            faults.Append($"{part}/{id} is no case of the suite\n");
        TestContext.Current.TestOutputHelper?.WriteLine($"{part}: {passed} of {all.Count} cases pass, {refused.Count} are refused by name");
        Assert.True(faults.Length == 0, faults.ToString());
    }
}
