using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>
/// Knows short pages that are no article although they are made of sentences: the models have met few of them. The
/// verdict rests on what the page says (<see cref="Wording"/>) and on what it is made of: neither alone is enough, for
/// news are about logins, cookies and sites that fell, and have forms beside them.
/// </summary>
internal static class NoticeJudge
{
    /// <summary>Words below a video that only name it.</summary>
    private const int MostVideoWords = 40;

    /// <summary>The same where only a player tells of a video.</summary>
    private const int MostPlayerWords = 15;

    private const int LeastTitles = 3;

    /// <summary>Points from which a page is a notice.</summary>
    private const int LeastPoints = 3;

    /// <summary>The same for thanks, which people say too, and where no headline tells.</summary>
    private const int LeastDoubtfulPoints = 4;

    private static readonly NoticePhrases Phrases = NoticePhrases.Load("notice-phrases.tsv");

    private static readonly NoticeClass[] Spoken = [NoticeClass.Error, NoticeClass.Login, NoticeClass.Consent, NoticeClass.Check, NoticeClass.Sent, NoticeClass.Unfinished, NoticeClass.Search];

    /// <summary>The kind of a page that is a notice, and nothing for any other page.</summary>
    public static PageKind? KindOf(PageOutline outline, LinkedData data, string title)
    {
        var texts = PageTexts.Of(outline, title);
        var isOfSnippets = ResultList.IsOfSnippets(texts);
        if (!texts.IsShort && !isOfSnippets)
            return null;
        var wording = new Wording(texts, Phrases, outline.Marks.Language);
        var against = Against(outline, data);
        if (IsResultList(outline, texts, wording, isOfSnippets))
            return PageKind.Listing;
        if (!texts.IsShort)
            return null;
        if (IsVideo(outline, texts, wording, against) || IsFolder(texts, wording))
            return PageKind.Other;
        foreach (var kind in Spoken)
            if (Is(kind, outline, texts, wording, against))
                return PageKind.Other;
        return null;
    }

    private static bool Is(NoticeClass kind, PageOutline outline, PageTexts texts, Wording wording, int against)
    {
        var headline = wording.Headline(kind);
        var below = Math.Min(wording.Below(kind), 2);
        var structure = Structure(kind, outline, texts, wording);
        var hasCode = kind == NoticeClass.Error && texts.Headlines.Any(text => StatusCode.Is(text, wording.Has(text, kind)));
        if (hasCode)
            (headline, structure) = (Math.Max(headline, 2), structure + 1);
        if (headline + below == 0 || structure < 2 && !hasCode && !wording.HasPhrase(kind))
            return false;
        // A page that is not there says so and nothing else.
        if (headline == 3 && kind == NoticeClass.Error && against == 0)
            return true;
        headline = Math.Min(headline, 2);
        // Where the headline says nothing, everything below it must.
        var share = headline switch { 2 => 0.4f, 1 => 0.6f, _ => 1 };
        if (wording.Share(kind, onlyPhrases: headline == 0) < share)
            return false;
        var voice = wording.Speaks(kind, orOfItself: headline == 2 || structure > 0) ? 1 : 0;
        var other = voice + structure - against + (texts.RunningWords == 0 ? 1 : 0);
        var least = kind == NoticeClass.Sent || headline == 0 ? LeastDoubtfulPoints : LeastPoints;
        return other > 0 && headline + below + other >= least || headline == 2 && below == 2 && against == 0 && kind != NoticeClass.Sent;
    }

    /// <summary>What a page of a class is made of, whatever its language.</summary>
    private static int Structure(NoticeClass kind, PageOutline outline, PageTexts texts, Wording wording)
    {
        var buttons = HasButtons(outline) ? 1 : 0;
        return kind switch
        {
            NoticeClass.Error => LeadsHome(texts) ? 1 : 0,
            NoticeClass.Login => outline.Inputs.Exists(input => input.Type == "password" && !IsAround(input.Container)) ? 2 : buttons,
            NoticeClass.Check => (outline.BlocksWithScripts == 0 ? 2 : 0) + (IsSentOn(outline) ? 1 : 0) + (texts.Headlines.Any(IsHost) ? 1 : 0) + buttons,
            NoticeClass.Sent => (IsSentOn(outline) ? 1 : 0) + (LeadsHome(texts) ? 1 : 0),
            NoticeClass.Unfinished => (texts.Headlines.Any(IsHost) ? 1 : 0) + buttons,
            NoticeClass.Consent => buttons,
            _ => 0,
        };
    }

    /// <summary>Whether the browser is told to load another page (HTML, 4.2.5.3).</summary>
    private static bool IsSentOn(PageOutline outline) => outline.Marks.Meta("refresh").Length > 0;

    /// <summary>Whether a link below the headline leads to the site's first page.</summary>
    private static bool LeadsHome(PageTexts texts)
        => texts.Below.Any(block => block.Href is "/" or "./" || Uri.TryCreate(block.Href, UriKind.Absolute, out var address) && address.AbsolutePath == "/" && address.Query.Length == 0);

    /// <summary>What the page marks as only articles have it.</summary>
    private static int Against(PageOutline outline, LinkedData data)
    {
        var isDated = data.Published.Length > 0 || outline.Marks.Meta("article:published_time").Length > 0
            || outline.Marks.Texts.Exists(text => text.Kind is MarkedKind.Published or MarkedKind.Time or MarkedKind.Author);
        var isArticle = outline.Marks.Meta("og:type").Equals("article", StringComparison.OrdinalIgnoreCase);
        return isDated ? 2 : isArticle ? 1 : 0;
    }

    private static bool IsResultList(PageOutline outline, PageTexts texts, Wording wording, bool isOfSnippets)
    {
        var headline = wording.Headline(NoticeClass.Search);
        var evidence = (headline > 0 ? 1 : 0) + (ResultList.RepeatsQuery(outline, texts, Phrases) ? 1 : 0) + (isOfSnippets ? 1 : 0);
        return evidence >= 2 || headline >= 2 && ResultList.Titles(texts) >= LeastTitles;
    }

    private static bool IsVideo(PageOutline outline, PageTexts texts, Wording wording, int against)
    {
        if (outline.Marks.Meta("og:type").StartsWith("video", StringComparison.OrdinalIgnoreCase))
            return texts.RunningWords <= MostVideoWords;
        var most = wording.Below(NoticeClass.Views) > 0 && against < 2 ? MostVideoWords : MostPlayerWords;
        return texts.RunningWords <= most && outline.Media.Exists(media => media.Kind == BlockKind.Embed && !IsAround(media.Container) && IsPlayer(media));
    }

    private static bool IsPlayer(MediaElement media) => media.IsPlayer || EmbedProviders.NameOf(media.Address) is "YouTube" or "Vimeo" or "Dailymotion" or "Bilibili" or "Youku" or "Rutube" or "Rumble" or "VK" or "TED" or "Twitch";

    /// <summary>Servers name the folder by its path.</summary>
    private static bool IsFolder(PageTexts texts, Wording wording)
        => wording.Headline(NoticeClass.Folder) > 0 && texts.Headlines.Any(text => text.LastIndexOf(' ') is var space and > 0 && text[space + 1] == '/');

    private static bool HasButtons(PageOutline outline)
        => outline.Inputs.Exists(input => input.Type is "submit" or "button" or "email" or "password" or "text" && !IsAround(input.Container))
            || outline.Blocks.Exists(block => block.Container.MarkDepths[(int)Mark.Button] > 0 && block.Container.Tag == "button" && !IsAround(block.Container));

    /// <summary>Whether an element stands in what every page of a site shows: a login in the site's header is no login wall.</summary>
    private static bool IsAround(Container container)
    {
        var depths = container.MarkDepths;
        return (depths[(int)Mark.Header] | depths[(int)Mark.Footer] | depths[(int)Mark.Navigation] | depths[(int)Mark.Aside] | depths[(int)Mark.Comment]) > 0;
    }

    private static bool IsHost(string headline) => !headline.Contains(' ') && headline.IndexOf('.') is > 0 and var dot && dot < headline.Length - 2 && Uri.CheckHostName(headline) == UriHostNameType.Dns;
}
