namespace Ingestion.Extraction.Html.Judging;

/// <summary>What a text's letters show, in one pass.</summary>
internal readonly record struct TextTraits
{
    public int Letters { get; private init; }

    public int Digits { get; private init; }

    public int Capitals { get; private init; }

    public int Commas { get; private init; }

    /// <summary>Full stops, question and exclamation marks that end a sentence.</summary>
    public int SentenceEnds { get; private init; }

    /// <summary>Signs that part entries rather than clauses: | / · • » › &gt; : #.</summary>
    public int Separators { get; private init; }

    public bool EndsSentence { get; private init; }

    public char First { get; private init; }

    public char Last { get; private init; }

    /// <summary>A number that can be a year of the web.</summary>
    public bool HasYear { get; private init; }

    public bool HasCopyright { get; private init; }

    public bool HasAddress { get; private init; }

    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        int letters = 0, digits = 0, capitals = 0, commas = 0, ends = 0, separators = 0, number = 0, run = 0;
        bool year = false, copyright = false, address = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsAsciiDigit(letter))
            {
                digits++;
                number = run < 4 ? number * 10 + (letter - '0') : 0;
                run++;
                continue;
            }
            year |= run == 4 && number is >= 1990 and <= 2035;
            run = number = 0;
            if (char.IsLetter(letter))
            {
                letters++;
                if (char.IsUpper(letter))
                    capitals++;
                continue;
            }
            switch (letter)
            {
                case ',' or '،' or '、' or '，' or ';':
                    commas++;
                    break;
                case '.' or '!' or '?':
                    if (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]))
                        ends++;
                    break;
                case '。' or '！' or '？' or '।' or '؟' or '…':
                    ends++;
                    break;
                case '|' or '/' or '·' or '•' or '»' or '›' or '>' or ':' or '#' or '→' or '–':
                    separators++;
                    break;
                case '©':
                    copyright = true;
                    break;
                case '@':
                    address = true;
                    break;
            }
        }
        year |= run == 4 && number is >= 1990 and <= 2035;
        var tail = text.TrimEnd(" \"'”’»“)]*");
        return new TextTraits
        {
            Letters = letters,
            Digits = digits,
            Capitals = capitals,
            Commas = commas,
            SentenceEnds = ends,
            Separators = separators,
            EndsSentence = tail.Length > 0 && tail[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '।' or '؟' or '…',
            First = text.Length > 0 ? text[0] : ' ',
            Last = text.Length > 0 ? text[^1] : ' ',
            HasYear = year,
            HasCopyright = copyright,
            HasAddress = address,
        };
    }
}
