using System.Text.Json;
using Ingestion.Extraction.Tests;
using Ingestion.Extraction.TextDump;

namespace Ingestion.FitLines;

/// <summary>A dump of the evaluation corpus, each line known as body or not.</summary>
internal sealed class LabelledPage
{
    private const int ShingleTokens = 4;

    public required string Id { get; init; }
    public required string Site { get; init; }

    /// <summary>The sites whose text the page has: its own, and of a long copy those it goes on with.</summary>
    public required string[] Sites { get; init; }
    public required bool IsHeadline { get; init; }
    public required string Kind { get; init; }
    public required string Truth { get; init; }
    public required DumpContext Page { get; init; }
    public required bool[] IsBody { get; init; }
    public required int[] Tokens { get; init; }

    public static List<LabelledPage> Load(string corpus)
    {
        var pages = new List<LabelledPage>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(corpus, "texts"), "*.txt").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(corpus, "truth", id + ".json")));
            string Field(string name) => truth.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            var text = Field("text");
            if (text.Length == 0)
                continue;
            var lines = DumpLine.Read(File.ReadAllText(path), CancellationToken.None);
            var site = SiteOf(id, Field("url"));
            var tokens = lines.ConvertAll(line => BodyScore.Tokens(line.Text));
            pages.Add(new LabelledPage
            {
                Id = id,
                Site = site,
                Sites = [site],
                IsHeadline = Field("source") is not ("mozilla" or "wcxb"),
                Kind = Field("kind"),
                Truth = text,
                Page = new DumpContext(lines, CancellationToken.None),
                IsBody = Label(tokens, BodyScore.Tokens(text)),
                Tokens = [.. tokens.Select(line => line.Count)],
            });
        }

        return pages;
    }

    // Pages of one site are kept together: the last two names of the host; without an address, the id less its date.
    private static string SiteOf(string id, string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            var names = address.Host.Split('.');
            var last = names.Length > 2 && names[^2].Length <= 3 ? 3 : 2;
            return string.Join('.', names[^Math.Min(last, names.Length)..]);
        }

        return id.Split('_')[0];
    }

    private static bool[] Label(List<List<string>> lines, List<string> truth)
    {
        var places = new Dictionary<string, List<int>>();
        for (var at = 0; at + ShingleTokens <= truth.Count; at++)
        {
            var shingle = string.Join(' ', truth.GetRange(at, ShingleTokens));
            if (!places.TryGetValue(shingle, out var found))
                places[shingle] = found = [];
            found.Add(at);
        }

        var labels = new bool[lines.Count];
        var ends = new int[lines.Count];
        var used = new Dictionary<string, int>();
        for (var line = 0; line < lines.Count; line++)
        {
            var tokens = lines[line];
            if (tokens.Count < ShingleTokens)
                continue;
            int hits = 0, total = 0, last = -1;
            var shingles = new List<string>();
            for (var at = 0; at + ShingleTokens <= tokens.Count; at++, total++)
            {
                var shingle = string.Join(' ', tokens.GetRange(at, ShingleTokens));
                // A shingle that the truth has once is body once: second copies of a text are not.
                if (!places.TryGetValue(shingle, out var found) || used.GetValueOrDefault(shingle) >= found.Count)
                    continue;
                hits++;
                last = found[Math.Min(found.Count - 1, used.GetValueOrDefault(shingle))] + ShingleTokens;
                shingles.Add(shingle);
            }

            labels[line] = hits * 2 > total;
            ends[line] = labels[line] ? last : 0;
            if (labels[line])
            {
                foreach (var shingle in shingles)
                    used[shingle] = used.GetValueOrDefault(shingle) + 1;
            }
        }

        // A line too short for a shingle is body where the truth has it between what stands around.
        for (var line = 0; line < lines.Count; line++)
        {
            var tokens = lines[line];
            if (tokens.Count is 0 or >= ShingleTokens)
                continue;
            int before = line - 1, after = line + 1;
            while (before >= 0 && line - before < 30 && !(labels[before] && ends[before] > 0))
                before--;
            while (after < lines.Count && after - line < 30 && !(labels[after] && ends[after] > 0))
                after++;
            if (before < 0 || line - before >= 30 || after >= lines.Count || after - line >= 30)
                continue;
            var from = ends[before];
            var to = Math.Min(truth.Count, ends[after]);
            for (var at = Math.Max(0, from - 1); at + tokens.Count <= to; at++)
            {
                if (!tokens.SequenceEqual(truth.GetRange(at, tokens.Count)))
                    continue;
                labels[line] = true;
                break;
            }
        }

        return labels;
    }
}
