using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>Receives a block's words one by one.</summary>
internal interface IBlockWordSink
{
    /// <param name="role">Where the word stands; see <see cref="BlockWords"/>.</param>
    /// <param name="word">In lower case, valid during the call only.</param>
    void Add(char role, ReadOnlySpan<char> word);
}

/// <summary>
/// The words that may tell body from furniture: class and id words of the element around a block (<c>o</c>) and of those
/// further out (<c>c</c>); of the text the words of a short block (<c>w</c>), the first (<c>f</c>), the first two
/// (<c>g</c>) and the last (<c>l</c>), and a very short text as a whole (<c>s</c>).
/// </summary>
internal static class BlockWords
{
    private const int MaximumWord = 32;
    private const int ShortWords = 14;
    private const int VeryShortWords = 5;
    private const int MaximumAncestors = 16;

    public static void Visit<TSink>(TextBlock block, ref TSink sink)
        where TSink : struct, IBlockWordSink
    {
        var role = 'o';
        var container = block.Container;
        for (var level = 0; level < MaximumAncestors && !container.IsFrame; level++)
        {
            VisitNames(role, container.ClassNames, ref sink);
            VisitNames(role, container.Id, ref sink);
            role = 'c';
            if (container.Parent is not { } parent)
                break;
            container = parent;
        }
        VisitText(block, ref sink);
    }

    /// <summary>Each name whole, and its parts where it has more than one.</summary>
    private static void VisitNames<TSink>(char role, string names, ref TSink sink)
        where TSink : struct, IBlockWordSink
    {
        if (names.Length == 0)
            return;
        Span<char> whole = stackalloc char[MaximumWord];
        Span<char> part = stackalloc char[MaximumWord];
        int length = 0, partLength = 0, parts = 0;
        var wasLower = false;
        for (var i = 0; i <= names.Length; i++)
        {
            var letter = i < names.Length ? names[i] : ' ';
            var isSpace = letter is ' ' or '\t' or '\n' or '\r' or '\f';
            var isLetter = char.IsAsciiLetter(letter);
            if (!isLetter || wasLower && char.IsAsciiLetterUpper(letter))
            {
                if (partLength > 1 && (parts > 0 || !isSpace))
                    sink.Add(role, part[..partLength]);
                parts += partLength > 0 ? 1 : 0;
                partLength = 0;
            }
            if (isSpace)
            {
                if (length is > 1 and < MaximumWord)
                    sink.Add(role, whole[..length]);
                length = parts = 0;
                wasLower = false;
                continue;
            }
            if (length < MaximumWord && !char.IsAsciiDigit(letter))
                whole[length++] = char.ToLowerInvariant(letter);
            if (isLetter && partLength < MaximumWord)
                part[partLength++] = (char)(letter | 0x20);
            wasLower = char.IsAsciiLetterLower(letter);
        }
    }

    private static void VisitText<TSink>(TextBlock block, ref TSink sink)
        where TSink : struct, IBlockWordSink
    {
        var text = block.Text.AsSpan();
        Span<char> word = stackalloc char[MaximumWord];
        Span<char> phrase = stackalloc char[MaximumWord * VeryShortWords];
        int count = 0, phraseLength = 0, length = 0;
        var isShort = block.Words <= ShortWords;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (length < MaximumWord)
                    word[length++] = char.ToLowerInvariant(text[i]);
                continue;
            }
            if (length == 0)
                continue;
            count++;
            if (isShort)
                sink.Add('w', word[..length]);
            if (count <= VeryShortWords)
            {
                if (count > 1)
                    phrase[phraseLength++] = ' ';
                word[..length].CopyTo(phrase[phraseLength..]);
                phraseLength += length;
                if (count == 1)
                    sink.Add('f', word[..length]);
                else if (count == 2)
                    sink.Add('g', phrase[..phraseLength]);
            }
            // In long texts only the first words and the last are looked at.
            if (!isShort && count == VeryShortWords && LastWordAt(text) is var last && last > i)
                i = last - 1;
            if (i >= text.Length || count > VeryShortWords && !isShort)
                sink.Add('l', word[..length]);
            length = 0;
        }
        if (count is > 0 and <= VeryShortWords && block.Words <= VeryShortWords + 2)
            sink.Add('s', phrase[..phraseLength]);
    }

    private static int LastWordAt(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsLetter(text[end - 1]))
            end--;
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        return end;
    }
}
