using System.Text.Json;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;
using Ingestion.Extraction.Metadata.Titles;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>Writes a page's possible titles, dates and authors, each with its row, a line a page.</summary>
internal static class FieldRows
{
    public static void WriteTitles(Corpus corpus, string folder) => Write(corpus, folder, "titles", id =>
    {
        var page = corpus.Read(id, isDump: false);
        var outline = HtmlPage.Outline(page, CancellationToken.None);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        var candidates = TitleCandidates.Of(outline, data, page.Url);
        var features = new TitleFeatures(candidates);
        return new
        {
            id,
            language = ReadPage.LanguageOf(outline, data),
            values = candidates.All.Select(candidate => candidate.Value),
            origins = candidates.All.Select(candidate => $"{candidate.Origin} {candidate.Cut}"),
            rows = candidates.All.Select((_, index) => features.Of(index)),
        };
    });

    public static void WriteDates(Corpus corpus, string folder) => Write(corpus, folder, "dates", id =>
    {
        var reading = HtmlExtractor.Read(corpus.Read(id, isDump: false), CancellationToken.None).Reading;
        var candidates = DateCandidates.Of(reading).All;
        var features = new DateFeatures(reading, candidates, ModifiedDate.Of(reading, candidates).Value);
        return new
        {
            id,
            language = ReadPage.LanguageOf(reading.Outline, reading.Data),
            values = candidates.Select(candidate => LocalTime.Of(candidate, candidates)),
            origins = candidates.Select(candidate => candidate.Origin + (candidate.Label == DateLabel.None ? "" : " " + candidate.Label)),
            rows = candidates.Select((_, index) => features.Of(index)),
        };
    });

    public static void WriteAuthors(Corpus corpus, string folder) => Write(corpus, folder, "authors", id =>
    {
        var reading = HtmlExtractor.Read(corpus.Read(id, isDump: false), CancellationToken.None).Reading;
        var candidates = AuthorCandidates.Of(reading).All;
        var features = new AuthorFeatures(reading, candidates);
        return new
        {
            id,
            language = ReadPage.LanguageOf(reading.Outline, reading.Data),
            values = candidates.Select(candidate => candidate.Names),
            origins = candidates.Select(candidate => $"{candidate.Place} {candidate.Origin}{(candidate.IsPenName ? " pen name" : "")}"),
            rows = candidates.Select((_, index) => features.Of(index)),
        };
    });

    private static void Write<T>(Corpus corpus, string folder, string name, Func<string, T> line)
        => File.WriteAllLines(Path.Combine(folder, name + ".jsonl"), corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => JsonSerializer.Serialize(line(id))));
}
