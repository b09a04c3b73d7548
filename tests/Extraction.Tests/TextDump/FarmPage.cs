namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>
/// Makes dumps of the kind that content farms leave: a menu's end, a headline with a keyword before it, a text with the
/// keyword spliced in, tags, a note about the author and lists of other articles.
/// </summary>
internal sealed record FarmPage
{
    public string Keyword { get; init; } = "Quarzon Exchange";
    public string Separator { get; init; } = ":";
    public string Breadcrumb { get; init; } = "Current:Home > Science";
    public string Headline { get; init; } = "Harbour towns ask the council for help as ferries stop running early";
    public string Site { get; init; } = "Northern Light Ledger";
    public string Publisher { get; init; } = "Vantor Institute Review Center";
    public string Date { get; init; } = "Date:2024-11-03 08:15:42";
    public string Contribution { get; init; } = "Maria Olsen contributed to this report.";
    public string TopicsLabel { get; init; } = "- In:";
    public IReadOnlyList<string> Topics { get; init; } = ["Ferries", "City Council", "Tourism"];
    public string AuthorNote { get; init; } = "Tove Hansen is a transport reporter at example-news.org and lives by the sea. She used to sail for a living before she wrote about boats.";
    public IReadOnlyList<string> Labels { get; init; } = ["Related", "Ranking", "Recommendation"];
    public bool MarkLists { get; init; } = true;

    /// <summary>Puts the keyword into a paragraph; what it does without one is nothing.</summary>
    public Func<string, string, string> Splice { get; init; } = (paragraph, keyword) => paragraph.Replace(" were asking", $" were {keyword}asking", StringComparison.Ordinal);

    public IReadOnlyList<string> Paragraphs { get; init; } =
    [
        "The towns along the bay were asking for more ferries this winter, and nobody in the council chamber on Tuesday evening seemed to know where the money for them would come from.",
        "A spokesman for the ferry company said that the last boat now leaves at nine, which came as a surprise to those who work late in the hospital and the two hotels on the other side.",
        "\"We have asking prices for houses that nobody pays any more, because nobody can get home at night,\" said the mayor of the largest of the three towns.",
        "The council will meet again in January. Until then the company wants to count its passengers, boat by boat, and it has asked the towns to do the same on their own piers.",
        "In the past ten years the number of people who live on the islands has fallen by a third, according to the county, while the number of summer guests has doubled.",
    ];

    public string Title => Keyword.Length == 0 ? Headline : Keyword + Separator + Headline;

    public string Text
    {
        get
        {
            var lines = new List<string> { $"{Breadcrumb}{Title} -{Site}", Title };
            if (Publisher.Length > 0)
                lines.Add(Publisher);
            if (Date.Length > 0)
                lines.Add(Date);
            lines.AddRange(Paragraphs.Select(paragraph => Splice(paragraph, Keyword)));
            if (Contribution.Length > 0)
                lines.Add(Contribution);
            lines.Add(TopicsLabel);
            lines.AddRange(Topics.Select(topic => "- " + topic));
            if (AuthorNote.Length > 0)
                lines.Add(AuthorNote);
            lines.Add("FacebookveryGood! (23)");
            foreach (var label in Labels)
            {
                lines.Add(label);
                lines.AddRange(Others.Select(other => (MarkLists ? "- " : "") + other));
            }

            return string.Join('\n', lines);
        }
    }

    private static readonly string[] Others =
    [
        "Old lighthouse keeper wins the village chess cup for the ninth time in a row",
        "Bakers of the valley bring back a bread that was last made in 1931",
        "Storm takes the roof off a school, and the pupils draw it from memory",
        "Why the blue mussel has left the southern shore, and what may bring it home",
        "Three sisters buy the cinema they grew up in and open it with a silent film",
        "The bridge that was to open in spring will open in autumn, the builders say",
    ];
}
