using System.Buffers;

namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>How a text marks its links, images and emphasis, told from all of its lines: what one line has may be chance.</summary>
internal sealed record DumpStyle
{
    private const int FewMarks = 4;
    private const int FewUnderscored = 5;
    private const int MaximumLines = 20_000;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789_.:-/");

    /// <summary>Numbers in brackets before links, in sequence, as text browsers set them.</summary>
    public bool HasNumberedLinks { get; init; }

    /// <summary>Markdown's links, headings or emphasis.</summary>
    public bool IsMarkdown { get; init; }

    /// <summary>Addresses in brackets behind links.</summary>
    public bool HasAddresses { get; init; }

    /// <summary>Underscores for the spaces of what is underlined.</summary>
    public bool HasUnderscores { get; init; }

    /// <summary>Brackets, empty ones too, where images stood.</summary>
    public bool HasEmptyBrackets { get; init; }

    /// <summary>It shows what is a link.</summary>
    public bool MarksLinks { get; init; }

    /// <summary>Tells the style of a text.</summary>
    public static DumpStyle Of(IReadOnlyList<JoinedLine> lines)
    {
        int numbers = 0, inSequence = 0, previous = 0, links = 0, bold = 0, headings = 0, addresses = 0, underscored = 0, starred = 0, empty = 0, references = 0;
        for (var index = 0; index < Math.Min(lines.Count, MaximumLines); index++)
        {
            var text = lines[index].Text;
            headings += lines[index].Heading > 0 ? 1 : 0;
            starred += StarredHeading(text) > 0 ? 1 : 0;
            underscored += IsUnderscored(text) ? 1 : 0;
            bold += text.Contains("**", StringComparison.Ordinal) ? 1 : 0;
            for (var at = text.IndexOf('['); at >= 0 && at + 1 < text.Length; at = text.IndexOf('[', at + 1))
            {
                if (LinkMarks.Number(text, at) is var (value, _) && value > 0)
                {
                    numbers++;
                    inSequence += value > previous && value <= previous + 3 ? 1 : 0;
                    previous = value;
                }
                else if (text[at + 1] == ']')
                {
                    empty++;
                }
                else if (LinkMarks.Address(text, at) > 0)
                {
                    addresses++;
                }
            }

            for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
                links++;
            references += text.StartsWith('[') && text.Contains("]: ", StringComparison.Ordinal) && text.Contains("://", StringComparison.Ordinal) ? 1 : 0;
        }

        var isNumbered = inSequence >= FewMarks && inSequence * 10 >= numbers * 6;
        var hasUnderscores = starred > 0 ? underscored > 0 : underscored >= FewUnderscored && underscored * 20 > lines.Count;
        return new()
        {
            HasNumberedLinks = isNumbered,
            IsMarkdown = links > 0 || references > 0 || (starred == 0 && (headings > 0 || bold >= FewMarks)),
            HasAddresses = addresses > 1,
            HasUnderscores = hasUnderscores,
            HasEmptyBrackets = empty > 0 && links == 0,
            MarksLinks = isNumbered || links > 0 || addresses > 1 || hasUnderscores,
        };
    }

    /// <summary>The level of a heading between asterisks, "*** Heading ***", where more say more; 0 where none is.</summary>
    public static int StarredHeading(string text)
    {
        var stars = text.AsSpan().IndexOfAnyExcept('*');
        return stars is >= 2 and <= 6 && stars + 1 < text.Length && text[stars] == ' ' && text.EndsWith(new string('*', stars), StringComparison.Ordinal) ? 7 - stars : 0;
    }

    // A run of words with underscores between them: three or more, of letters, as no name in a program has their marks.
    private static bool IsUnderscored(string text)
    {
        if (!text.Contains('_', StringComparison.Ordinal))
            return false;
        var within = 0;
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (text[at] == ' ')
                within = 0;
            else if (text[at] == '_' && text[at - 1] != '_' && text[at + 1] != '_' && ++within >= 2)
                return text.AsSpan(0, at).ContainsAnyExcept(Digits);
        }

        return false;
    }
}
