using System.Buffers;
using System.Text;

namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>Takes Markdown's inline marks off a line: links keep their text, images go, emphasis and code keep what they mark.</summary>
internal static class MarkdownMarks
{
    private const int MaximumDepth = 4;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[!<~");

    /// <summary>The text of a line without its marks.</summary>
    public static PlainLine Plain(string line)
    {
        if (line.AsSpan().IndexOfAny(Marks) < 0)
            return new(line, 0, 0, 0);
        var reading = new Reading(line);
        reading.Read(0, line.Length, isLink: false, 0);
        var text = RawLine.Spaced(reading.Text.ToString().AsSpan().Trim());
        return new(text, reading.Links, Math.Min(reading.LinkLetters, text.Length), reading.Images);
    }

    private sealed class Reading
    {
        private readonly string _line;

        // For each opening bracket or parenthesis the one that closes it, found once: what nobody closed must not be searched for again and again.
        private readonly int[] _closes;

        public Reading(string line)
        {
            _line = line;
            _closes = new int[line.Length];
            var brackets = new Stack<int>();
            var parentheses = new Stack<int>();
            for (var at = 0; at < line.Length; at++)
            {
                switch (line[at])
                {
                    case '\\':
                        at++;
                        break;
                    case '[':
                        brackets.Push(at);
                        break;
                    case '(':
                        parentheses.Push(at);
                        break;
                    case ']' when brackets.TryPop(out var open):
                        _closes[open] = at;
                        break;
                    case ')' when parentheses.TryPop(out var open):
                        _closes[open] = at;
                        break;
                }
            }
        }

        public StringBuilder Text { get; } = new();

        public int Links { get; private set; }

        public int LinkLetters { get; private set; }

        public int Images { get; private set; }

        public void Read(int from, int to, bool isLink, int depth)
        {
            for (var at = from; at < to; at++)
            {
                var letter = _line[at];
                var next = at + 1 < to ? _line[at + 1] : ' ';
                switch (letter)
                {
                    case '\\' when char.IsPunctuation(next) || char.IsSymbol(next):
                        Text.Append(next);
                        at++;
                        break;
                    case '!' when next == '[' && End(at + 1) is var end && end > 0:
                        Images++;
                        at = end;
                        break;
                    case '[' when End(at) is var end && end > 0:
                        var before = Text.Length;
                        if (depth < MaximumDepth)
                            Read(at + 1, _closes[at], isLink: true, depth + 1);
                        if (!isLink)
                        {
                            Links++;
                            LinkLetters += Text.Length - before;
                        }

                        at = end;
                        break;
                    case '`' or '*' when !IsSpaced(at):
                    case '*' when next == '*':
                    case '_' when !IsWithinWord(at):
                        break;
                    case '~' when next == '~':
                        at++;
                        break;
                    case '<' when Tag(at) is var end && end > 0:
                        if (_line.AsSpan(at + 1).StartsWith("http", StringComparison.OrdinalIgnoreCase))
                        {
                            Text.Append(_line, at + 1, end - at - 1);
                            Links++;
                            LinkLetters += end - at - 1;
                        }

                        at = end;
                        break;
                    default:
                        Text.Append(letter);
                        break;
                }
            }
        }

        // The end of "[text](target)" or "[text][label]" that begins at a bracket; 0 when it is none.
        private int End(int open)
        {
            var close = _closes[open];
            if (close == 0 || close + 1 >= _line.Length)
                return 0;
            return _line[close + 1] switch
            {
                '(' => _closes[close + 1],
                '[' when _closes[close + 1] is var end && end > 0 && end - close <= 60 && open + 1 < close => end,
                _ => 0,
            };
        }

        private int Tag(int at)
        {
            if (at + 1 >= _line.Length || !(char.IsAsciiLetter(_line[at + 1]) || _line[at + 1] == '/'))
                return 0;
            return Math.Max(0, _line.IndexOf('>', at, Math.Min(_line.Length - at, 300)));
        }

        private bool IsSpaced(int at) => (at == 0 || _line[at - 1] == ' ') && (at + 1 == _line.Length || _line[at + 1] == ' ');

        private bool IsWithinWord(int at) =>
            (at > 0 && at + 1 < _line.Length && char.IsLetterOrDigit(_line[at - 1]) && char.IsLetterOrDigit(_line[at + 1])) || IsSpaced(at);
    }
}
