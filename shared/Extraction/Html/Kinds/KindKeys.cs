using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>The words by which a page's kind may be told: of its address, title, headings, short texts, class names, links and its own data.</summary>
internal static class KindKeys
{
    private const int MaximumPhrase = 4;
    private const int MaximumLength = 48;

    /// <summary>The sorts of keys: the letter each begins with, and where its word stands.</summary>
    public static IReadOnlyList<string> Sorts { get; } =
        ["u address", "t title", "j type of JSON-LD", "m name of meta", "o content of meta", "c word of class", "# class", "= phrase", "h heading", "b body"];

    /// <summary>What is told of each key of a page; a key may come more than once.</summary>
    internal interface IReader
    {
        /// <summary>Takes a key.</summary>
        void Read(ReadOnlySpan<char> key);
    }

    /// <summary>Reads all keys of a page. The first letter says where a word stands.</summary>
    public static void Read(PageContext page, LinkedData data, ReadOnlySpan<float> judged, string url, IReader reader)
    {
        var outline = page.Outline;
        var address = url.Length > 0 ? url : outline.Marks.CanonicalUrl;
        ReadWords('u', Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed.AbsolutePath : "", reader, 20);
        ReadWords('t', outline.Marks.Title, reader, 30);
        foreach (var type in data.Types)
            ReadOne('j', type, reader);
        foreach (var (name, content) in outline.Marks.Metas)
        {
            ReadOne('m', name, reader);
            if (name is "og:type" or "generator" or "twitter:card")
                ReadWords('o', content, reader, 3);
        }
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in outline.Containers)
        {
            if (container.ClassNames.Length > 0 && known.Add(container.ClassNames))
                ReadNames(container.ClassNames, reader);
            if (container.Id.Length > 0 && known.Add(container.Id))
                ReadNames(container.Id, reader);
        }
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            var block = outline.Blocks[i];
            if (block.Words <= MaximumPhrase)
                ReadPhrase(block.Text, reader);
            if (block.Kind == BlockKind.Heading)
                ReadWords('h', block.Text, reader, 15);
            if (judged[i] > 0.5f)
                ReadWords('b', block.Text, reader, 60);
        }
    }

    private static void ReadOne(char sign, ReadOnlySpan<char> text, IReader reader)
    {
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = sign;
        var length = Math.Min(text.Length, MaximumLength - 1);
        text[..length].ToLowerInvariant(key[1..]);
        reader.Read(key[..(length + 1)]);
    }

    private static void ReadNames(ReadOnlySpan<char> names, IReader reader)
    {
        ReadWords('c', names, reader, 40);
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = '#';
        foreach (var range in names.Split(' '))
        {
            var length = 1;
            foreach (var letter in names[range])
                if (length < MaximumLength && !char.IsAsciiDigit(letter))
                    key[length++] = char.ToLowerInvariant(letter);
            if (length > 1)
                reader.Read(key[..length]);
        }
    }

    private static void ReadPhrase(ReadOnlySpan<char> text, IReader reader)
    {
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = '=';
        var length = 1;
        foreach (var letter in text)
        {
            if (length == MaximumLength)
                return;
            if (char.IsLetter(letter))
                key[length++] = char.ToLowerInvariant(letter);
            else if (char.IsDigit(letter) && key[length - 1] != '0')
                key[length++] = '0';
            else if (letter is '$' or '€' or '£')
                key[length++] = '$';
            else if (letter == ' ' && key[length - 1] != ' ')
                key[length++] = ' ';
        }
        if (length > 1)
            reader.Read(key[..length]);
    }

    private static void ReadWords(char sign, ReadOnlySpan<char> text, IReader reader, int most)
    {
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = sign;
        var length = 1;
        for (var i = 0; i <= text.Length && most > 0; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(letter))
            {
                if (length < 24)
                    key[length++] = char.IsDigit(letter) ? '0' : char.ToLowerInvariant(letter);
                continue;
            }
            if (length > 1)
            {
                reader.Read(key[..length]);
                most--;
            }
            length = 1;
        }
    }
}
