using Ingestion.Contracts;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>
/// Walks a tree once, without recursion, and cuts its text into blocks at the borders of block-level elements and
/// at doubled line breaks.
/// </summary>
internal sealed class OutlineBuilder
{
    /// <summary>What follows is left out. The most of 1,555 real pages is 6,220.</summary>
    private const int MaximumBlocks = 20_000;

    /// <summary>Words of a block that may be running text.</summary>
    private const int SentenceWords = 8;

    /// <summary>Words of running text that a page without scripts shows at least when it is written to work so.</summary>
    private const int LeastRunningWords = 60;

    private const int FirstFrames = 64;

    private readonly PageOutline _outline = new();
    private readonly BlockText _text = new();
    private readonly NameMarks _names = new();
    private readonly List<(int Element, Place Place)> _withoutScripts = [];
    private readonly CancellationToken _cancellationToken;
    private MarkupTree _tree;
    private Frame[] _frames = new Frame[FirstFrames];
    private int _depth;
    private Place _place;
    private readonly bool _isScriptless;
    private int _nodes;

    private OutlineBuilder(MarkupTree tree, bool isScriptless, CancellationToken cancellationToken)
    {
        _tree = tree;
        _isScriptless = isScriptless;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PageOutline Build(MarkupTree tree, CancellationToken cancellationToken)
    {
        var outline = Build(tree, isScriptless: false, cancellationToken);
        // A page whose text is made by scripts may give it to readers without them.
        if (outline.Blocks.Count == 0)
            outline = Build(tree, isScriptless: true, cancellationToken);
        Totals.Add(outline);
        return outline;
    }

    private static PageOutline Build(MarkupTree tree, bool isScriptless, CancellationToken cancellationToken)
    {
        var builder = new OutlineBuilder(tree, isScriptless, cancellationToken);
        builder._outline.Marks.Language = tree.AttributeOf(tree.Root, AttributeName.Language).ToString();
        builder.Walk(tree.Root);
        builder._outline.BlocksWithScripts = isScriptless ? 0 : builder._outline.Blocks.Count;
        builder.ReadWithoutScripts();
        return builder._outline;
    }

    /// <summary>What holds for the text at one point of the walk; saved and restored around each element.</summary>
    private struct Place
    {
        public Container Container;
        public Marks InlineMarks;
        public bool InLink;
        public bool InEmphasis;
        public bool InPreformatted;
        public bool InHead;
        public byte Heading;
        public byte ListDepth;
        public bool IsOrdered;
        public bool InHeaderCell;
        public bool InQuote;
        public Container? Table;
    }

    /// <summary>An element that is being read.</summary>
    private struct Frame
    {
        public int Next;
        public bool IsBlock;
        public Place Saved;
    }

    private void Walk(int root)
    {
        Enter(root);
        while (_depth > 0)
        {
            ref var frame = ref _frames[_depth - 1];
            var node = frame.Next;
            if (node == MarkupTree.None)
            {
                if (frame.IsBlock)
                    Flush(isBrokenLine: false);
                _place = _frames[--_depth].Saved;
                continue;
            }
            if ((++_nodes & 0x3FF) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            frame.Next = _tree[node].Next;
            if (_tree[node].Tag != Tag.Text)
                Enter(node);
            else if (!_place.InHead && _place.Container is not null)
                _text.Append(_tree.TextOf(node), _place.InLink, _place.InEmphasis, _place.InPreformatted, _place.InlineMarks);
        }
    }

    /// <summary>What a page shows to those who run no scripts is its text where it shows nothing else; elsewhere it is asides and copies.</summary>
    private void ReadWithoutScripts()
    {
        var running = 0f;
        foreach (var block in _outline.Blocks)
            running += block.Words >= SentenceWords ? block.Words * (1 - block.LinkShare) : 0;
        if (running >= LeastRunningWords)
            return;
        var page = _tree;
        // A noscript within one is put to the list, but says nothing more.
        foreach (var (element, place) in _withoutScripts.ToArray())
        {
            using var tree = MarkupParser.Parse(page.RawTextOf(element), _cancellationToken);
            _tree = tree;
            _place = place;
            if (tree.Body is var body && body != MarkupTree.None)
                Walk(body);
        }
        _tree = page;
    }

    private void Enter(int element)
    {
        if (_place.Container is { } around)
        {
            MediaReader.Read(_tree, element, around, _outline, _cancellationToken);
            FormInput.Read(_tree, element, around, _outline);
        }
        var role = _isScriptless && _tree[element].Tag == Tag.Noscript && !_place.InHead ? ElementRole.Block : ElementRoles.Of(_tree, element);
        switch (role)
        {
            case ElementRole.Skipped:
                return;
            case ElementRole.LineBreak:
                if (_text.AppendLineBreak(_place.InPreformatted))
                    Flush(isBrokenLine: true);
                return;
            case ElementRole.Image:
                _text.Images++;
                return;
            case ElementRole.Script:
                PageMarkReader.ReadScript(_tree, element, _outline.Marks);
                return;
            case ElementRole.NoScript:
                if (!_place.InHead && _place.Container is not null)
                    _withoutScripts.Add((element, _place));
                return;
            case ElementRole.Meta:
                PageMarkReader.ReadMeta(_tree, element, _outline, _place.Container);
                return;
            case ElementRole.Link:
                PageMarkReader.ReadLink(_tree, element, _outline.Marks);
                return;
            case ElementRole.Title:
                if (_outline.Marks.Title.Length == 0)
                    _outline.Marks.Title = ElementText.Of(_tree, element);
                return;
        }
        var saved = _place;
        var attributes = ElementAttributes.Of(_tree, element);
        var (classNames, names) = _names.Of(attributes);
        if (role == ElementRole.Block)
        {
            Flush(isBrokenLine: false);
            EnterBlock(element, names, classNames, attributes);
        }
        else
            EnterInline(_tree[element].Tag, names, attributes);
        PageMarkReader.ReadMarked(_tree, element, attributes, names, _place.InlineMarks, _place.Container, _outline);
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);
        _frames[_depth++] = new Frame { Next = _tree[element].FirstChild, Saved = saved, IsBlock = role == ElementRole.Block };
    }

    private void EnterBlock(int element, Marks names, string classNames, in ElementAttributes attributes)
    {
        var tag = _tree[element].Tag;
        names |= ElementMarks.OfTag(tag) | ElementMarks.OfAttributes(attributes);
        var container = Containers.Open(_place.Container, _tree.NameOf(element), names, classNames, attributes.Id.ToString());
        container.Index = _outline.Containers.Count;
        _outline.Containers.Add(container);
        _place.Container = container;
        _place.InlineMarks = Marks.None;
        _place.InHead |= tag == Tag.Head;
        switch (tag)
        {
            case >= Tag.H1 and <= Tag.H6:
                _place.Heading = (byte)(tag - Tag.H1 + 1);
                break;
            case Tag.Ul or Tag.Ol:
                _place.ListDepth = (byte)Math.Min(_place.ListDepth + 1, 100);
                _place.IsOrdered = tag == Tag.Ol;
                break;
            case Tag.Li:
                _text.StartsListItem = true;
                break;
            case Tag.Blockquote:
                _place.InQuote = true;
                break;
            case Tag.Pre or Tag.Listing or Tag.Xmp:
                _place.InPreformatted = true;
                break;
            case Tag.Table:
                _place.Table = DataTables.IsData(_tree, element) ? container : null;
                break;
            case Tag.Tr:
                _text.Row++;
                _text.Column = 0;
                break;
            case Tag.Td or Tag.Th:
                _text.Column++;
                _place.InHeaderCell = tag == Tag.Th;
                break;
        }
    }

    private void EnterInline(Tag tag, Marks names, in ElementAttributes attributes)
    {
        _place.InlineMarks |= names | ElementMarks.OfAttributes(attributes);
        switch (tag)
        {
            case Tag.A:
                if (!_place.InLink && attributes.Href.Length > 0)
                {
                    _place.InLink = true;
                    _text.AddLink(attributes.Href);
                }
                break;
            case Tag.B or Tag.Strong or Tag.Em or Tag.I:
                _place.InEmphasis = true;
                break;
            case Tag.Code or Tag.Kbd or Tag.Samp:
                _place.InlineMarks = _place.InlineMarks.With(Mark.Code);
                break;
        }
    }

    private void Flush(bool isBrokenLine)
    {
        var text = _text.Take(isBrokenLine, out var run);
        if (text.Length == 0 || _place.Container is null || _outline.Blocks.Count >= MaximumBlocks)
            return;
        var isListItem = run.StartsListItem && _place.ListDepth > 0;
        var (kind, level) = _place switch
        {
            { InPreformatted: true } => (BlockKind.Preformatted, 0),
            { Heading: > 0 } => (BlockKind.Heading, _place.Heading),
            _ when isListItem => (BlockKind.ListItem, _place.ListDepth),
            { InQuote: true } => (BlockKind.Quote, 0),
            _ => (BlockKind.Paragraph, 0),
        };
        _outline.Blocks.Add(new TextBlock
        {
            Text = text,
            Kind = kind,
            Level = level,
            IsOrdered = isListItem && _place.IsOrdered && kind == BlockKind.ListItem,
            Container = _place.Container,
            InlineMarks = run.Marks,
            LinkLength = run.LinkLength,
            Links = run.Links,
            Href = run.Href ?? "",
            AnchorLinks = run.AnchorLinks,
            EmphasisLength = run.EmphasisLength,
            Images = run.Images,
            IsBrokenLine = run.IsBrokenLine,
            Words = WordCount.Of(text),
            Cell = _place.Table is { } table ? new TableCell(table, run.Row, run.Column, _place.InHeaderCell) : null,
        });
    }
}
