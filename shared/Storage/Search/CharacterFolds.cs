using System.Globalization;
using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>
/// What each character becomes before text is cut into words: compatibility form (Unicode's NFKC), case folded, accents
/// removed. The table is our own because <see cref="string.Normalize()"/> does nothing under InvariantGlobalization, and
/// because tokens in an index must not change with the machine's ICU.
/// </summary>
internal static class CharacterFolds
{
    private const int PageSize = 256;
    private const string Resource = "Ingestion.Storage.Search.character-folds.txt";

    private static readonly string?[]?[] Pages = new string?[0x110000 / PageSize][];
    private static readonly Dictionary<(int Kana, int Mark), Rune> Voiced = [];

    static CharacterFolds()
    {
        using var stream = typeof(CharacterFolds).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                Add(line);
        }
    }

    /// <summary>What the character becomes; null when it stays as it is, empty when it is dropped.</summary>
    public static string? Find(Rune rune) => Pages[rune.Value / PageSize]?[rune.Value % PageSize];

    /// <summary>Joins two characters that are one: a kana and its sound mark, the parts of a Hangul syllable.</summary>
    public static bool TryCompose(Rune first, Rune second, out Rune composed)
    {
        if (second.Value is 0x3099 or 0x309A)
            return Voiced.TryGetValue((first.Value, second.Value), out composed);
        return Hangul.TryCompose(first, second, out composed);
    }

    private static void Add(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var characters = space < 0 ? line : line[..space];
        var text = space < 0 ? "" : line[(space + 1)..];
        var join = characters.IndexOf('+', StringComparison.Ordinal);
        if (join > 0)
        {
            Voiced.Add((Code(characters[..join]), Code(characters[(join + 1)..])), Rune.GetRuneAt(text, 0));
            return;
        }
        var range = characters.IndexOf("..", StringComparison.Ordinal);
        var first = Code(range < 0 ? characters : characters[..range]);
        var last = Code(range < 0 ? characters : characters[(range + 2)..]);
        for (var code = first; code <= last; code++)
            (Pages[code / PageSize] ??= new string?[PageSize])[code % PageSize] = text;
    }

    private static int Code(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
