using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.PlainText;

/// <summary>Reads the blocks of Markdown, a line at a time (CommonMark 0.31, sections 4 and 5; GitHub's tables).</summary>
internal sealed class MarkdownBlocks(string[] lines, int start, CancellationToken cancellationToken)
{
    private const int CodeIndent = 4;

    // No text that somebody reads has more. What follows stays as it is, in one.
    private const int MaximumBlocks = 100_000;

    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _paragraph = new();
    private int _at = start;
    private BlockKind _kind = BlockKind.Paragraph;
    private int _level;
    private bool _isOrdered;

    /// <summary>The blocks, in order.</summary>
    public List<Block> Read()
    {
        for (; _at < lines.Length; _at++)
        {
            if (_blocks.Count >= MaximumBlocks)
            {
                _blocks.Add(new() { Kind = BlockKind.Preformatted, Text = string.Join('\n', lines.Skip(_at)) });
                return _blocks;
            }

            if ((_at & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var line = lines[_at].TrimEnd();
            var text = line.TrimStart().Trim('\uFEFF');
            if (text.Length == 0)
                End();
            else if (IsFence(text))
                ReadFence(text);
            else if (_paragraph.Length == 0 && Indent(line) >= CodeIndent && !IsListItem(text, out _) && (_blocks.Count == 0 || _blocks[^1].Kind != BlockKind.ListItem))
                ReadIndented();
            else if (IsUnderline(text) && _paragraph.Length > 0 && _kind == BlockKind.Paragraph)
                End(BlockKind.Heading, text[0] == '=' ? 1 : 2);
            else if (IsRule(text) || text.StartsWith("<!--", StringComparison.Ordinal))
                End();
            else if (HeadingLevel(text) is var level and > 0)
                AddHeading(text, level);
            else if (IsTable(text))
                ReadTable();
            else
                ReadText(line, text);
        }

        End();
        return _blocks;
    }

    private void ReadText(string line, string text)
    {
        if (text[0] == '>')
        {
            Continue(BlockKind.Quote, 0, text.TrimStart('>', ' '));
        }
        else if (IsListItem(text, out var marker) && !(IsInParagraph() && char.IsAsciiDigit(text[0]) && !text.StartsWith("1.", StringComparison.Ordinal) && !text.StartsWith("1)", StringComparison.Ordinal)))
        {
            End();
            _isOrdered = char.IsAsciiDigit(text[0]);
            Continue(BlockKind.ListItem, 1 + (Indent(line) / 2), text[marker..].TrimStart());
        }
        else
        {
            // A line below a list item or a quote goes on with it.
            Continue(_paragraph.Length > 0 ? _kind : BlockKind.Paragraph, _paragraph.Length > 0 ? _level : 0, text);
        }
    }

    // Within a paragraph only a 1 begins a list: "14. May" may stand first in a line (CommonMark 0.31, section 5.2).
    private bool IsInParagraph() => _paragraph.Length > 0 && _kind == BlockKind.Paragraph;

    private void Continue(BlockKind kind, int level, string text)
    {
        if (_paragraph.Length > 0 && kind != _kind)
            End();
        (_kind, _level) = (kind, level);
        if (_paragraph.Length > 0)
            _paragraph.Append(' ');
        _paragraph.Append(text);
    }

    private void AddHeading(string text, int level)
    {
        End();
        _paragraph.Append(text.AsSpan(level).Trim().TrimEnd('#').TrimEnd());
        End(BlockKind.Heading, level);
    }

    private void End() => End(_kind, _level);

    private void End(BlockKind kind, int level)
    {
        if (_paragraph.Length > 0)
        {
            var text = MarkdownInline.Plain(_paragraph.ToString());
            if (text.Length > 0)
                _blocks.Add(new() { Kind = kind, Text = text, Level = kind is BlockKind.Heading or BlockKind.ListItem ? level : 0, IsOrdered = kind == BlockKind.ListItem && _isOrdered });
        }

        _paragraph.Clear();
        (_kind, _level) = (BlockKind.Paragraph, 0);
    }

    private void ReadFence(string opening)
    {
        End();
        var fence = opening[..3];
        var code = new StringBuilder();
        for (_at++; _at < lines.Length && !lines[_at].TrimStart().StartsWith(fence, StringComparison.Ordinal); _at++)
            code.Append(lines[_at].TrimEnd()).Append('\n');
        AddCode(code);
    }

    private void ReadIndented()
    {
        var code = new StringBuilder();
        for (; _at < lines.Length && (Indent(lines[_at]) >= CodeIndent || lines[_at].Trim().Length == 0); _at++)
            code.Append(lines[_at].Length > CodeIndent ? lines[_at][(lines[_at][0] == '\t' ? 1 : CodeIndent)..].TrimEnd() : "").Append('\n');
        _at--;
        AddCode(code);
    }

    private void AddCode(StringBuilder code)
    {
        var text = code.ToString().Trim('\n');
        if (text.Length > 0)
            _blocks.Add(new() { Kind = BlockKind.Preformatted, Text = text });
    }

    private bool IsTable(string text) =>
        _paragraph.Length == 0 && text.Contains('|', StringComparison.Ordinal) && _at + 1 < lines.Length && IsDelimiter(lines[_at + 1]);

    private static bool IsDelimiter(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Contains('-') && text.Contains('|') && text.IndexOfAnyExcept("|-: ") < 0;
    }

    private void ReadTable()
    {
        var table = new StringBuilder();
        for (; _at < lines.Length && lines[_at].Contains('|', StringComparison.Ordinal); _at++)
        {
            if (IsDelimiter(lines[_at]))
                continue;
            var cells = lines[_at].Trim().Trim('|').Split('|');
            table.AppendJoin('\t', cells.Select(cell => MarkdownInline.Plain(cell.Trim()))).Append('\n');
        }

        _at--;
        _blocks.Add(new() { Kind = BlockKind.Table, Text = table.ToString(), HasHeader = true });
    }

    private static int Indent(string line)
    {
        var indent = 0;
        foreach (var letter in line)
        {
            if (letter == '\t')
                indent += CodeIndent;
            else if (letter == ' ')
                indent++;
            else
                break;
        }

        return indent;
    }

    private static bool IsFence(string text) => text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal);

    private static bool IsUnderline(string text) => text.Length >= 2 && (text.AsSpan().IndexOfAnyExcept('=') < 0 || text.AsSpan().IndexOfAnyExcept('-') < 0);

    private static bool IsRule(string text)
    {
        if (text.Length < 3 || text[0] is not ('-' or '*' or '_'))
            return false;
        return text.AsSpan().IndexOfAnyExcept(text[0], ' ') < 0;
    }

    private static int HeadingLevel(string text)
    {
        var level = text.AsSpan().IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && text[level] == ' ' ? level : 0;
    }

    private static bool IsListItem(string text, out int marker)
    {
        marker = 0;
        if (text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] is ' ' or '\t')
        {
            marker = 2;
            if (text.Length > 5 && text[2] == '[' && text[4] == ']')
                marker = 5;
            return true;
        }

        var digits = 0;
        while (digits < text.Length && digits < 9 && char.IsAsciiDigit(text[digits]))
            digits++;
        marker = digits + 2;
        return digits > 0 && text.Length > digits + 2 && text[digits] is '.' or ')' && text[digits + 1] == ' ';
    }
}
