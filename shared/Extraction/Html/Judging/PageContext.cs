using System.Runtime.InteropServices;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What the features of one block need to know of the whole page, gathered once.</summary>
internal sealed class PageContext
{
    /// <summary>Words of so many letters are everywhere.</summary>
    private const int ShortWord = 2;

    private readonly Dictionary<int, Shape> _shapes = [];
    private readonly Dictionary<(int Parent, int Shape), int> _siblings = [];
    private readonly HashSet<uint> _titleWords = [];

    /// <param name="outline">The page's blocks.</param>
    /// <param name="title">The page's title; empty when unknown.</param>
    /// <param name="body">The body that the page gives in JSON-LD; empty when it gives none.</param>
    public PageContext(PageOutline outline, string title, string body)
    {
        Outline = outline;
        AddTitleWords(title);
        Title = TextKey.Of(title);
        var blocks = outline.Blocks;
        Traits = new TextTraits[blocks.Count];
        ProseBefore = new float[blocks.Count + 1];
        TextBefore = new int[blocks.Count + 1];
        Earlier = new int[blocks.Count];
        Later = new int[blocks.Count];
        TitleShare = new float[blocks.Count];
        IsTitle = new bool[blocks.Count];
        foreach (var container in outline.Containers)
            if (container.Parent is { } parent && container.Blocks > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_siblings, (parent.Index, container.Shape), out _)++;
        var last = new Dictionary<string, int>(blocks.Count, StringComparer.Ordinal);
        Shared = new SharedWords(outline, body, outline.Marks.Meta("description"));
        Repeated = new RepeatedText(blocks);
        HeadlineBlock = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            Traits[i] = TextTraits.Of(block.Text);
            ProseBefore[i + 1] = ProseBefore[i] + Totals.ProseOf(block);
            TextBefore[i + 1] = TextBefore[i] + block.Text.Length;
            AddShape(block);
            Earlier[i] = Later[i] = -1;
            if (last.TryGetValue(block.Text, out var before))
            {
                Earlier[i] = before;
                Later[before] = i;
            }
            last[block.Text] = i;
            MeetTitle(i, block);
        }
        Votes = new ContainerScores(this);
        Stretches = new DensestStretch(blocks);
        Recurrence = new Recurrence(blocks, Traits);
    }

    /// <summary>A page of one block, from whose rows the names of features are read: <see cref="Models.FeatureLayout.Of"/>.</summary>
    public static PageContext Sample => new(SamplePage.Outline, "", "");

    public PageOutline Outline { get; }

    /// <summary>The page's title, reduced to its letters and digits.</summary>
    public string Title { get; }

    public SharedWords Shared { get; }

    public RepeatedText Repeated { get; }

    public ContainerScores Votes { get; }

    public DensestStretch Stretches { get; }

    public Recurrence Recurrence { get; }

    public TextTraits[] Traits { get; }

    /// <summary>Prose in all blocks before one.</summary>
    public float[] ProseBefore { get; }

    public int[] TextBefore { get; }

    /// <summary>Index of the nearest earlier block with the same text; -1 when there is none.</summary>
    public int[] Earlier { get; }

    public int[] Later { get; }

    /// <summary>Share of a block's words that the title has.</summary>
    public float[] TitleShare { get; }

    public bool[] IsTitle { get; }

    /// <summary>The title's longer words, as <see cref="WordHashes"/> reads them.</summary>
    public IReadOnlySet<uint> TitleWords => _titleWords;

    /// <summary>The block that most likely is the headline; -1 when none is.</summary>
    public int HeadlineBlock { get; private set; }

    public float Prose => ProseBefore[^1];

    public Shape ShapeOf(TextBlock block) => _shapes[block.Container.Shape];

    public int SiblingsOf(Container container)
        => container.Parent is { } parent && _siblings.TryGetValue((parent.Index, container.Shape), out var count) ? count : 1;

    /// <summary>All blocks whose container has one shape.</summary>
    public sealed class Shape
    {
        public int Blocks;
        public int TextLength;
        public int LinkLength;
        public int Words;
    }

    private void AddShape(TextBlock block)
    {
        ref var shape = ref CollectionsMarshal.GetValueRefOrAddDefault(_shapes, block.Container.Shape, out _);
        shape ??= new Shape();
        shape.Blocks++;
        shape.TextLength += block.Text.Length;
        shape.LinkLength += Math.Min(block.LinkLength, block.Text.Length);
        shape.Words += block.Words;
    }

    private void AddTitleWords(string title)
    {
        var words = new WordHashes(title);
        while (words.MoveNext())
            if (words.Length > ShortWord)
                _titleWords.Add(words.Current);
    }

    private void MeetTitle(int index, TextBlock block)
    {
        if (block.Text.Length > 300 || _titleWords.Count == 0)
            return;
        int met = 0, all = 0;
        var words = new WordHashes(block.Text);
        while (words.MoveNext())
        {
            if (words.Length <= ShortWord)
                continue;
            all++;
            if (_titleWords.Contains(words.Current))
                met++;
        }
        TitleShare[index] = all == 0 ? 0 : (float)met / all;
        IsTitle[index] = TitleShare[index] > 0.5f && TextKey.Of(block.Text) is var key && key.Length > 0 && (key == Title || Title.StartsWith(key, StringComparison.Ordinal) && key.Length * 2 > Title.Length);
        if (IsTitle[index] && block.Kind == BlockKind.Heading && (HeadlineBlock < 0 || Outline.Blocks[HeadlineBlock].Level > block.Level))
            HeadlineBlock = index;
        else if (HeadlineBlock < 0 && block is { Kind: BlockKind.Heading, Level: 1 })
            HeadlineBlock = index;
    }
}
