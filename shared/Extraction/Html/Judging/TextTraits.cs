using Ingestion.Extraction.Html.Outline;

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

    /// <summary>Letters of scripts without spaces between words.</summary>
    public int Dense { get; private init; }

    /// <summary>A time of day such as 16:49.</summary>
    public bool HasClock { get; private init; }

    /// <summary>A day in numbers, such as 13.01.2012, 2012-01-13, 10/4 or 1月13日.</summary>
    public bool HasDay { get; private init; }

    /// <summary>Two or three numbers with one mark between them.</summary>
    private struct NumberRun
    {
        private int _number;
        private int _digits;
        private int _before;
        private int _beforeDigits;
        private int _first;
        private char _mark;
        private char _firstMark;

        public bool HasClock { get; private set; }

        public bool HasDay { get; private set; }

        public void AddDigit(char digit)
        {
            _number = _digits < 5 ? _number * 10 + (digit - '0') : 0;
            _digits++;
        }

        public void AddOther(char letter)
        {
            if (_digits == 0)
            {
                (_mark, _firstMark) = ('\0', '\0');
                return;
            }
            // 1月13日, 1월 13일: the mark itself says what the number is.
            HasDay |= letter is '日' or '일' && _number is >= 1 and <= 31;
            if (_mark == ':' && _firstMark == '\0')
                HasClock |= _digits == 2 && _beforeDigits is 1 or 2 && _before < 24 && _number < 60;
            else if (_mark is '.' or '/' or '-' && _mark == _firstMark)
                HasDay |= IsDay(_first, _before, _number) && (_digits is 2 or 4 || _first > 31);
            else if (_mark == '/' && letter != '/')
                HasDay |= _beforeDigits <= 2 && _digits <= 2 && IsDayOfMonth(_before, _number);
            (_first, _firstMark) = (_before, _mark);
            (_before, _beforeDigits, _mark) = (_number, _digits, letter is ':' or '.' or '/' or '-' or '年' or '月' ? letter : '\0');
            if (_mark == '\0')
                _firstMark = '\0';
            (_number, _digits) = (0, 0);
        }

        private static bool IsDay(int first, int second, int third)
            => first > 31 ? first is > 1970 and < 2100 && IsDayOfMonth(second, third) : IsDayOfMonth(first, second) && third is < 100 or (> 1970 and < 2100);

        private static bool IsDayOfMonth(int left, int right) => left is >= 1 and <= 12 && right is >= 1 and <= 31 || right is >= 1 and <= 12 && left is >= 1 and <= 31;
    }

    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        int letters = 0, dense = 0, digits = 0, capitals = 0, commas = 0, ends = 0, separators = 0, number = 0, run = 0;
        bool year = false, copyright = false, address = false;
        var numbers = new NumberRun();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsAsciiDigit(letter))
            {
                digits++;
                number = run < 4 ? number * 10 + (letter - '0') : 0;
                run++;
                numbers.AddDigit(letter);
                continue;
            }
            numbers.AddOther(letter);
            year |= run == 4 && number is >= 1990 and <= 2035;
            run = number = 0;
            if (char.IsLetter(letter))
            {
                letters++;
                if (char.IsUpper(letter))
                    capitals++;
                else if (WordCount.IsDense(letter))
                    dense++;
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
                case '。' or '！' or '？' or '।' or '؟' or '…' or '۔' or '։' or '።' or '။' or '។' or '｡' or '．':
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
        numbers.AddOther(' ');
        year |= run == 4 && number is >= 1990 and <= 2035;
        var tail = text.TrimEnd(" \"'”’»“)]*」』）】");
        return new TextTraits
        {
            Letters = letters,
            Digits = digits,
            Capitals = capitals,
            Commas = commas,
            SentenceEnds = ends,
            Separators = separators,
            EndsSentence = tail.Length > 0 && tail[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '।' or '؟' or '…' or '۔' or '։' or '።' or '။' or '។' or '｡' or '．',
            First = text.Length > 0 ? text[0] : ' ',
            Last = text.Length > 0 ? text[^1] : ' ',
            HasYear = year,
            HasCopyright = copyright,
            HasAddress = address,
            Dense = dense,
            HasClock = numbers.HasClock,
            HasDay = numbers.HasDay,
        };
    }
}
