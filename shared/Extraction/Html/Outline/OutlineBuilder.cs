using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>
/// Walks a document once, without recursion, and cuts its text into blocks at the borders of block-level elements and
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

    private readonly PageOutline _outline = new();
    private readonly BlockText _text = new();
    private readonly Dictionary<string, Marks> _marksOfNames = new(StringComparer.Ordinal);
    private readonly Stack<Frame> _frames = new();
    private readonly List<(IElement Element, Place Place)> _withoutScripts = [];
    private readonly CancellationToken _cancellationToken;
    private Place _place;
    private readonly bool _isScriptless;
    private int _nodes;

    private OutlineBuilder(bool isScriptless, CancellationToken cancellationToken)
    {
        _isScriptless = isScriptless;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PageOutline Build(IHtmlDocument document, CancellationToken cancellationToken)
    {
        var outline = Build(document, isScriptless: false, cancellationToken);
        // A page whose text is made by scripts may give it to readers without them.
        if (outline.Blocks.Count == 0)
            outline = Build(document, isScriptless: true, cancellationToken);
        Totals.Add(outline);
        return outline;
    }

    private static PageOutline Build(IHtmlDocument document, bool isScriptless, CancellationToken cancellationToken)
    {
        var builder = new OutlineBuilder(isScriptless, cancellationToken);
        if (document.DocumentElement is { } root)
        {
            builder._outline.Marks.Language = root.GetAttribute("lang") ?? root.GetAttribute("xml:lang") ?? "";
            builder.Walk(root);
            builder.ReadWithoutScripts();
        }
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

    private sealed class Frame
    {
        public required INode Node;
        public required Place Saved;
        public required bool IsBlock;
        public int Next;
    }

    private void Walk(IElement root)
    {
        Enter(root);
        Walk();
    }

    private void Walk()
    {
        while (_frames.TryPeek(out var frame))
        {
            var children = frame.Node.ChildNodes;
            if (frame.Next >= children.Length)
            {
                if (frame.IsBlock)
                    Flush(isBrokenLine: false);
                _place = frame.Saved;
                _frames.Pop();
                continue;
            }
            if ((++_nodes & 0x3FF) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            switch (children[frame.Next++])
            {
                case IText text when !_place.InHead && _place.Container is not null:
                    Append(text.Data);
                    break;
                case IElement element:
                    Enter(element);
                    break;
            }
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
        foreach (var (element, place) in _withoutScripts)
        {
            using var document = MarkupParser.Parse(element.TextContent, _cancellationToken);
            _place = place;
            if (document.Body is { } body)
                Walk(body);
        }
    }

    private void Append(string text)
        => _text.Append(text, _place.InLink, _place.InEmphasis, _place.InPreformatted, _place.InlineMarks);

    private void Enter(IElement element)
    {
        var tag = element.LocalName;
        if (_place.Container is { } around)
            MediaReader.Read(element, around, _outline, _cancellationToken);
        var role = _isScriptless && tag == "noscript" && !_place.InHead ? ElementRole.Block : ElementRoles.Of(tag);
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
                PageMarkReader.ReadScript(element, _outline.Marks);
                return;
            case ElementRole.NoScript:
                if (!_place.InHead && _place.Container is not null)
                    _withoutScripts.Add((element, _place));
                return;
            case ElementRole.Meta:
                PageMarkReader.ReadMeta(element, _outline, _place.Container);
                return;
            case ElementRole.Link:
                PageMarkReader.ReadLink(element, _outline.Marks);
                return;
            case ElementRole.Title:
                if (_outline.Marks.Title.Length == 0)
                    _outline.Marks.Title = ElementText.Of(element);
                return;
        }
        var saved = _place;
        var attributes = ElementAttributes.Of(element);
        var names = NamesOf(attributes);
        if (role == ElementRole.Block)
        {
            Flush(isBrokenLine: false);
            EnterBlock(element, tag, names, attributes);
        }
        else
            EnterInline(tag, names, attributes);
        PageMarkReader.ReadMarked(element, attributes, names, _place.InlineMarks, _place.Container, _outline);
        _frames.Push(new Frame { Node = element, Saved = saved, IsBlock = role == ElementRole.Block });
    }

    private void EnterBlock(IElement element, string tag, Marks names, in ElementAttributes attributes)
    {
        names |= ElementMarks.OfTag(tag) | ElementMarks.OfAttributes(attributes);
        var container = Containers.Open(_place.Container, tag, names, attributes.Class, attributes.Id);
        container.Index = _outline.Containers.Count;
        _outline.Containers.Add(container);
        _place.Container = container;
        _place.InlineMarks = Marks.None;
        _place.InHead |= tag is "head";
        switch (tag)
        {
            case ['h', >= '1' and <= '6']:
                _place.Heading = (byte)(tag[1] - '0');
                break;
            case "ul" or "ol":
                _place.ListDepth = (byte)Math.Min(_place.ListDepth + 1, 100);
                _place.IsOrdered = tag is "ol";
                break;
            case "li":
                _text.StartsListItem = true;
                break;
            case "blockquote":
                _place.InQuote = true;
                break;
            case "pre" or "listing" or "xmp":
                _place.InPreformatted = true;
                break;
            case "table":
                _place.Table = DataTables.IsData(element) ? container : null;
                break;
            case "tr":
                _text.Row++;
                _text.Column = 0;
                break;
            case "td" or "th":
                _text.Column++;
                _place.InHeaderCell = tag is "th";
                break;
        }
    }

    private void EnterInline(string tag, Marks names, in ElementAttributes attributes)
    {
        _place.InlineMarks |= names | ElementMarks.OfAttributes(attributes);
        switch (tag)
        {
            case "a":
                if (!_place.InLink && attributes.Href.Length > 0)
                {
                    _place.InLink = true;
                    _text.AddLink(attributes.Href);
                }
                break;
            case "b" or "strong" or "em" or "i":
                _place.InEmphasis = true;
                break;
            case "code" or "kbd" or "samp":
                _place.InlineMarks = _place.InlineMarks.With(Mark.Code);
                break;
        }
    }

    private Marks NamesOf(in ElementAttributes attributes)
    {
        var marks = Marks.None;
        if (attributes.Class.Length > 0)
            marks |= Cached(attributes.Class);
        if (attributes.Id.Length > 0)
            marks |= MarkWords.Of(attributes.Id);
        return marks;
    }

    private Marks Cached(string names)
    {
        if (!_marksOfNames.TryGetValue(names, out var marks))
            _marksOfNames[names] = marks = MarkWords.Of(names);
        return marks;
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
