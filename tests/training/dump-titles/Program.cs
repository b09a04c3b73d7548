// What fit_dump_titles.py asks of the product: the candidates for the headline of every text, and their features.
//   DumpTitles rows WORK DUMPS…     DUMPS hold TOOL/ID.txt; writes rows.bin, candidates.jsonl (a text a line) and names.json
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;
using Ingestion.Extraction.TextDump.Titles;

var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
switch (args)
{
    case ["rows", var work, .. var folders]:
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Combine(work, "names.json"), JsonSerializer.Serialize(DumpTitleFeatures.Names));
        using (var rows = File.Create(Path.Combine(work, "rows.bin")))
        using (var candidates = new StreamWriter(Path.Combine(work, "candidates.jsonl")))
        {
            var paths = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
            foreach (var (path, features) in paths.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(path => (path, Read(path))))
            {
                for (var index = 0; index < features.Candidates.Count; index++)
                    rows.Write(MemoryMarshal.AsBytes<float>(features.Of(index)));
                candidates.WriteLine(JsonSerializer.Serialize(new
                {
                    id = Path.GetFileNameWithoutExtension(path),
                    tool = Path.GetFileName(Path.GetDirectoryName(path)),
                    titles = features.Candidates.Select(candidate => candidate.Text),
                }, json));
            }
        }

        return 0;
    default:
        Console.Error.WriteLine("usage: DumpTitles rows WORK DUMPS…");
        return 2;
}

static DumpTitleFeatures Read(string path) =>
    new(new DumpContext(DumpReader.Read(File.ReadAllText(path), CancellationToken.None), CancellationToken.None), CancellationToken.None);
