using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump;

/// <summary>What a line shows by itself.</summary>
internal sealed record LineTraits
{
    public required float[] Shape { get; init; }
    public required float Words { get; init; }
    public required float Label { get; init; }
    public required float CapitalShare { get; init; }
    public required bool EndsSentence { get; init; }
    public required bool HasDate { get; init; }
    public required bool IsListItem { get; init; }

    public void AddTo(List<float> row) => row.AddRange(Shape);

    public static LineTraits Of(DumpContext page, int index, float odds)
    {
        var line = page.Lines[index];
        var text = line.Text;
        var words = page.Words[index];
        var count = words.Words.Count;
        float one = Math.Max(1, count);
        var label = LabelOf(text);
        var last = text.AsSpan().TrimEnd("\"”’'»«)“ ]");
        var end = last.Length == 0 ? ' ' : last[^1];
        var endsSentence = end is '.' or '!' or '?' or '。' or '！' or '？' or '।' or '؟' or '۔';
        var hasDate = page.TryDate(index, out _);
        var shared = 0;
        var vocabulary = 0;
        var content = 0;
        var function = 0;
        foreach (var word in words.Words)
        {
            if (page.TitleWords.Contains(word))
                shared++;
            if (page.FunctionWords.Contains(word))
                function++;
            else if (word.Length >= 4 || LineWords.IsUnspaced(word[0]))
            {
                content++;
                if (page.ProseVocabulary.GetValueOrDefault(word) > (page.IsProse[index] ? 1 : 0))
                    vocabulary++;
            }
        }

        return new LineTraits
        {
            Words = count,
            Label = label,
            CapitalShare = words.Capitalised / one,
            EndsSentence = endsSentence,
            HasDate = hasDate,
            IsListItem = line.IsListItem,
            Shape =
            [
                MathF.Log(1 + text.Length), MathF.Log(1 + count), Math.Min(text.Length, 3000) / one, words.Digits / (float)Math.Min(text.Length, 3000),
                words.Capitalised / one, words.AllCapitals / one, words.Commas / one, Math.Min(words.SentenceEnds, 20),
                Math.Min(words.Quotes, 10), words.Separators / one, words.Joints / one, line.IsListItem ? 1 : 0, function / one,
                endsSentence ? 1 : 0, end is ':' or '：' ? 1 : 0, end == '…' || text.EndsWith("...", StringComparison.Ordinal) ? 1 : 0,
                char.IsLower(text[0]) ? 1 : 0, char.IsDigit(text[0]) ? 1 : 0, hasDate ? 1 : 0,
                count <= 12 && BylineReader.TryLeadIn(text, out _) ? 1 : 0, label, odds,
                shared / one, page.TitleWords.Count == 0 ? 0 : Math.Min(1, shared / (float)page.TitleWords.Count), index == page.Headline ? 1 : 0,
                content == 0 ? -1 : vocabulary / (float)content, Math.Min(page.Repeats[index], 5),
                line.LinkShare, line.LinkShare < 0 ? -1 : line.Links / one, line.Heading, line.Level, line.Indent, line.IsQuote ? 1 : 0, line.IsRow ? 1 : 0,
                line.IsCode ? 1 : 0, Math.Min(line.Images, 3), text is ['[', .., ']'] ? 1 : 0, line.Joint == LineJoint.LineEnd ? 0 : 1,
            ],
        };
    }

    // 0 none, 1 furniture, 2 topics, 3 above other articles.
    private static float LabelOf(string text)
    {
        var label = PageLabels.Label(text);
        if (label.Length == 0)
            return 0;
        return PageLabels.OtherArticles.Contains(label) ? 3 : PageLabels.Topics.Contains(label) ? 2 : PageLabels.Furniture.Contains(label) ? 1 : 0;
    }
}
