using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// What the line model sees of each line: its own shape, its place in the page and among its neighbours. The order of
/// the numbers is part of the model: whoever changes it fits the model anew (tests/training/lines).
/// </summary>
internal static class LineFeatures
{
    /// <summary>Names of the numbers, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "letters", "words", "word-length", "digit-share", "capital-share", "all-capital-share", "comma-share", "sentence-ends",
        "quotes", "separators", "joints", "is-list-item", "function-word-share", "ends-sentence", "ends-colon", "ends-ellipsis",
        "begins-small", "begins-digit", "has-date", "is-byline", "label", "phrase-weight", "mean-weight", "least-weight", "greatest-weight",
        "title-share", "title-cover", "is-headline", "vocabulary-share", "repeats",
        "link-share", "links", "heading", "level", "indent", "is-quote", "is-row", "is-code", "images", "is-bracketed", "joint",
        "line-place", "letter-place", "after-headline",
        "headline-known", "prose-before-2", "prose-after-2", "prose-before-6", "prose-after-6", "prose-before-15", "prose-after-15",
        "since-prose", "until-prose", "prose-behind", "prose-ahead", "words-1", "words+1", "words-2", "words+2", "list-run",
        "label-distance", "furniture-before-4", "furniture-after-4", "weight-before-3", "weight-after-3", "weight-before-8", "weight-after-8",
        "length-spread", "lines", "prose-lines", "ends-sentence-1", "ends-sentence+1", "capital-share-1", "capital-share+1", "is-list-item-1", "is-list-item+1",
        "since-long-prose-run", "bio", "label-1", "phrase-weight-1", "phrase-weight+1", "date-1", "date+1", "short-run",
        "joint-count", "prose-share-10", "sentence-share-6", "run-distance", "run-place",
        "link-share-1", "link-share+1", "link-share-5", "indent-change", "heading-1", "heading+1", "begins-small+1",
        "page-prose-share", "page-sentence-share", "page-labels", "page-short-share", "page-link-share", "page-words",
    ];

    /// <summary>The numbers of every line.</summary>
    public static float[][] Of(DumpContext page, WordWeights weights, CancellationToken cancellationToken)
    {
        var count = page.Lines.Count;
        var rows = new float[count][];
        var own = new Own[count];
        for (var index = 0; index < count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            own[index] = Own.Of(page, index, weights);
        }

        var around = new Around(page, own);
        for (var index = 0; index < count; index++)
        {
            var row = new List<float>(Names.Count);
            own[index].AddTo(row);
            around.AddTo(row, index);
            rows[index] = [.. row];
        }

        return rows;
    }

    // What a line shows by itself.
    internal sealed record Own
    {
        public required float[] Shape { get; init; }
        public required float Words { get; init; }
        public required float Phrase { get; init; }
        public required float Mean { get; init; }
        public required float Label { get; init; }
        public required float CapitalShare { get; init; }
        public required bool EndsSentence { get; init; }
        public required bool HasDate { get; init; }
        public required bool IsListItem { get; init; }

        public void AddTo(List<float> row) => row.AddRange(Shape);

        public static Own Of(DumpContext page, int index, WordWeights weights)
        {
            var line = page.Lines[index];
            var text = line.Text;
            var words = page.Words[index];
            var count = words.Words.Count;
            float one = Math.Max(1, count);
            var (phrase, mean, least, greatest) = weights.Of(words);
            var label = LabelOf(text);
            var last = text.AsSpan().TrimEnd("\"”’'»«)“ ]");
            var end = last.Length == 0 ? ' ' : last[^1];
            var endsSentence = end is '.' or '!' or '?' or '。' or '！' or '？' or '।' or '؟' or '۔';
            var hasDate = words.Digits > 0 && text.Length <= 200 && DateReader.TryFind(text, page.Language, out _);
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

            return new Own
            {
                Words = count,
                Phrase = phrase,
                Mean = mean,
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
                    count <= 12 && BylineReader.TryLeadIn(text, out _) ? 1 : 0, label, phrase, mean, least, greatest,
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

    // What stands around it.
    private sealed class Around
    {
        private readonly DumpContext _page;
        private readonly Own[] _own;
        private readonly float[] _prose;
        private readonly float[] _isProse;
        private readonly float[] _endsSentence;
        private readonly DensestRun _run;
        private readonly float[] _furniture;
        private readonly float[] _weight;
        private readonly float[] _letters;
        private readonly int[] _sinceProse;
        private readonly int[] _untilProse;
        private readonly int[] _sinceLabel;
        private readonly int[] _listRun;
        private readonly int[] _shortRun;
        private readonly int[] _sinceRun;
        private readonly float[] _linked;
        private readonly float[] _ofPage;

        public Around(DumpContext page, Own[] own)
        {
            var count = own.Length;
            _page = page;
            _own = own;
            _prose = Sums(count, index => page.IsProse[index] ? own[index].Words : 0);
            _isProse = Sums(count, index => page.IsProse[index] ? 1 : 0);
            _endsSentence = Sums(count, index => own[index].EndsSentence ? 1 : 0);
            // Some eight words of text make up for a line that is none.
            _run = DensestRun.Of(count, index => page.IsProse[index] ? own[index].Words : -8);
            _furniture = Sums(count, index => own[index].Label > 0 ? 1 : 0);
            _weight = Sums(count, index => own[index].Mean);
            _letters = Sums(count, index => page.Lines[index].Text.Length);
            _sinceProse = Distances(count, index => page.IsProse[index], forward: true);
            _untilProse = Distances(count, index => page.IsProse[index], forward: false);
            _sinceLabel = Distances(count, index => own[index].Label == 3, forward: true);
            _listRun = Runs(count, index => own[index].IsListItem);
            _shortRun = Runs(count, index => own[index].Words < 10 && !own[index].EndsSentence);
            _sinceRun = Distances(count, index => index >= 2 && page.IsProse[index] && page.IsProse[index - 1] && page.IsProse[index - 2], forward: true);
            _linked = Sums(count, index => Math.Max(0, page.Lines[index].LinkShare));
            _ofPage = OfPage(page, own);
        }

        // A text that somebody wrote has sentences and hardly anything else.
        private static float[] OfPage(DumpContext page, Own[] own)
        {
            float words = 0, prose = 0, sentences = 0, labels = 0, few = 0, linked = 0;
            for (var index = 0; index < own.Length; index++)
            {
                var count = own[index].Words;
                words += count;
                prose += page.IsProse[index] ? count : 0;
                sentences += own[index].EndsSentence ? count : 0;
                labels += own[index].Label > 0 ? 1 : 0;
                few += count < 8 && !own[index].EndsSentence ? 1 : 0;
                linked += Math.Max(0, page.Lines[index].LinkShare) * count;
            }

            var all = Math.Max(1, words);
            return [prose / all, sentences / all, Math.Min(20, labels), few / Math.Max(1, own.Length), own.Length > 0 && page.Lines[0].LinkShare < 0 ? -1 : linked / all, MathF.Log(1 + words)];
        }

        public void AddTo(List<float> row, int index)
        {
            var count = _own.Length;
            var headline = _page.Headline;
            row.Add(index / (float)count);
            row.Add(_letters[index] / Math.Max(1, _letters[count]));
            row.Add(headline == 0 ? 0 : Math.Clamp(index - headline, -50, 200));
            row.Add(headline > 0 ? 1 : 0);
            foreach (var reach in (ReadOnlySpan<int>)[2, 6, 15])
            {
                row.Add(MathF.Log(1 + Sum(_prose, index - reach, index)));
                row.Add(MathF.Log(1 + Sum(_prose, index + 1, index + 1 + reach)));
            }

            row.Add(Math.Min(_sinceProse[index], 60));
            row.Add(Math.Min(_untilProse[index], 60));
            row.Add(_prose[index] / Math.Max(1, _prose[count]));
            row.Add((_prose[count] - _prose[index + 1]) / Math.Max(1, _prose[count]));
            row.Add(At(index - 1)?.Words is { } before ? MathF.Log(1 + before) : -1);
            row.Add(At(index + 1)?.Words is { } after ? MathF.Log(1 + after) : -1);
            row.Add(At(index - 2)?.Words is { } before2 ? MathF.Log(1 + before2) : -1);
            row.Add(At(index + 2)?.Words is { } after2 ? MathF.Log(1 + after2) : -1);
            row.Add(Math.Min(_listRun[index], 60));
            row.Add(Math.Min(_sinceLabel[index], 60));
            row.Add(Sum(_furniture, index - 4, index));
            row.Add(Sum(_furniture, index + 1, index + 5));
            row.Add(Sum(_weight, index - 3, index));
            row.Add(Sum(_weight, index + 1, index + 4));
            row.Add(Sum(_weight, index - 8, index));
            row.Add(Sum(_weight, index + 1, index + 9));
            row.Add(Spread(index));
            row.Add(MathF.Log(count));
            row.Add(MathF.Log(1 + _prose[count]));
            row.Add(At(index - 1)?.EndsSentence == true ? 1 : 0);
            row.Add(At(index + 1)?.EndsSentence == true ? 1 : 0);
            row.Add(At(index - 1)?.CapitalShare ?? 0);
            row.Add(At(index + 1)?.CapitalShare ?? 0);
            row.Add(At(index - 1)?.IsListItem == true ? 1 : 0);
            row.Add(At(index + 1)?.IsListItem == true ? 1 : 0);
            row.Add(Math.Min(_sinceRun[index], 100));
            row.Add(AuthorNote.IsOne(_page.Lines[index].Text, _page.Words[index].Words) ? 1 : 0);
            row.Add(At(index - 1)?.Label ?? 0);
            row.Add(At(index - 1)?.Phrase ?? 0);
            row.Add(At(index + 1)?.Phrase ?? 0);
            row.Add(At(index - 1)?.HasDate == true ? 1 : 0);
            row.Add(At(index + 1)?.HasDate == true ? 1 : 0);
            row.Add(Math.Min(_shortRun[index], 60));
            row.Add(Math.Min(_page.Words[index].Joints, 10));
            row.Add(Sum(_isProse, index - 10, index + 11) / 21);
            row.Add(Sum(_endsSentence, index - 6, index + 7) / 13);
            row.Add(Math.Clamp(_run.DistanceOf(index), -100, 100));
            row.Add((index - _run.Start) / (float)Math.Max(1, _run.End - _run.Start));
            var lines = _page.Lines;
            row.Add(index > 0 ? lines[index - 1].LinkShare : -1);
            row.Add(index + 1 < count ? lines[index + 1].LinkShare : -1);
            row.Add(lines[index].LinkShare < 0 ? -1 : Sum(_linked, index - 5, index + 6) / 11);
            row.Add(index > 0 ? lines[index].Indent - lines[index - 1].Indent : 0);
            row.Add(index > 0 ? lines[index - 1].Heading : 0);
            row.Add(index + 1 < count ? lines[index + 1].Heading : 0);
            row.Add(index + 1 < count && char.IsLower(lines[index + 1].Text[0]) ? 1 : 0);
            row.AddRange(_ofPage);
        }

        private Own? At(int index) => index >= 0 && index < _own.Length ? _own[index] : null;

        // How unlike the lengths around are: cards and menus repeat themselves.
        private float Spread(int index)
        {
            float sum = 0, squares = 0;
            var lines = 0;
            for (var near = Math.Max(0, index - 3); near <= Math.Min(_own.Length - 1, index + 3); near++, lines++)
            {
                var length = _own[near].Shape[0];
                sum += length;
                squares += length * length;
            }

            var mean = sum / lines;
            return MathF.Sqrt(Math.Max(0, (squares / lines) - (mean * mean)));
        }

        private static float Sum(float[] sums, int from, int to) => sums[Math.Clamp(to, 0, sums.Length - 1)] - sums[Math.Clamp(from, 0, sums.Length - 1)];

        private static float[] Sums(int count, Func<int, float> value)
        {
            var sums = new float[count + 1];
            for (var index = 0; index < count; index++)
                sums[index + 1] = sums[index] + value(index);
            return sums;
        }

        private static int[] Distances(int count, Func<int, bool> isThere, bool forward)
        {
            var distances = new int[count];
            var distance = 1000;
            for (var step = 0; step < count; step++)
            {
                var index = forward ? step : count - 1 - step;
                distances[index] = distance = isThere(index) ? 0 : distance + 1;
            }

            return distances;
        }

        private static int[] Runs(int count, Func<int, bool> isMember)
        {
            var runs = new int[count];
            for (var start = 0; start < count;)
            {
                var end = start;
                while (end < count && isMember(end))
                    end++;
                for (var index = start; index < end; index++)
                    runs[index] = end - start;
                start = Math.Max(end, start + 1);
            }

            return runs;
        }
    }
}
