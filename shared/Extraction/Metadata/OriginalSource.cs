using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Metadata.Titles;

namespace Ingestion.Extraction.Metadata;

/// <summary>
/// The publication a text was taken from: a canonical address on another site, what the page says of where it appeared
/// first, and the signs by which agencies mark their reports.
/// </summary>
internal static class OriginalSource
{
    /// <summary>A report's place and sign stand in its first words: <c>PARIS (AP) — </c></summary>
    private const int DatelineLength = 80;
    private const int MaximumLineLength = 200;
    private const int Reach = 12;

    // Agencies whose reports others print, and their own hosts.
    private static readonly (string Sign, string Host)[] Agencies =
    [
        ("AP", "apnews.com"), ("Associated Press", "apnews.com"), ("Reuters", "reuters.com"), ("REUTERS", "reuters.com"), ("AFP", "afp.com"), ("dpa", "dpa.com"), ("dpa-AFX", "dpa-afx.de"), ("APA", "apa.at"), ("sda", "keystone-sda.ch"),
        ("SDA", "keystone-sda.ch"), ("EFE", "efe.com"), ("ANSA", "ansa.it"), ("Xinhua", "xinhuanet.com"), ("TASS", "tass.com"), ("UPI", "upi.com"), ("PTI", "ptinews.com"), ("ANI", "aninews.in"), ("IANS", "ians.in"), ("KNA", "kna.de"), ("epd", "epd.de"),
        ("PAP", "pap.pl"), ("CNN", "cnn.com"), ("Kyodo", "kyodonews.net"), ("Yonhap", "yna.co.kr"), ("Bloomberg", "bloomberg.com"),
    ];

    public static FieldChoice Of(PageReading page, FieldChoice canonical)
    {
        var choice = new FieldChoice("originalSource");
        var own = HostOf(page.Url.Length > 0 ? page.Url : canonical.Value);
        if (own.Length > 0)
            foreach (var (value, origin) in canonical.Candidates)
                AddHost(choice, HostOf(value), origin, own);
        foreach (var name in (string[])["original-source", "syndication-source"])
            AddHost(choice, HostOf(page.Meta(name)), "meta " + name, own);
        AddStatements(choice, page, own);
        AddDateline(choice, page, own);
        return choice;
    }

    private static void AddStatements(FieldChoice choice, PageReading page, string own)
    {
        var blocks = page.Outline.Blocks;
        for (var i = Math.Max(0, page.Anchor); i < Math.Min(blocks.Count, page.BodyEnd + Reach); i++)
        {
            var text = blocks[i].Text;
            if (text.Length > MaximumLineLength || i > page.BodyStart + 3 && i < page.BodyEnd - 3)
                continue;
            var line = WordForms.Fold(text);
            foreach (var phrase in PageLabels.OriginallyPublished)
            {
                // A single word says it only as a label.
                var at = line.IndexOf(phrase, StringComparison.Ordinal);
                if (at < 0 || !phrase.Contains(' ', StringComparison.Ordinal) && (at > 2 || at + phrase.Length >= line.Length || line[at + phrase.Length] is not (':' or '：')))
                    continue;
                foreach (var word in text[Math.Min(text.Length, at + phrase.Length)..].Split([' ', ':', '：', ',', '(', ')', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
                    if (HostName.TryRead(word, out var host))
                    {
                        AddHost(choice, host, $"block {i + 1}", own);
                        break;
                    }
            }
        }
    }

    private static void AddDateline(FieldChoice choice, PageReading page, string own)
    {
        var blocks = page.Outline.Blocks;
        for (var i = page.BodyStart; i < Math.Min(blocks.Count, page.BodyStart + 2); i++)
        {
            var start = blocks[i].Text.AsSpan(0, Math.Min(blocks[i].Text.Length, DatelineLength));
            foreach (var (sign, host) in Agencies)
                if (IsInParentheses(start, sign))
                    AddHost(choice, host, $"block {i + 1}", own);
        }
    }

    private static bool IsInParentheses(ReadOnlySpan<char> text, string sign)
    {
        var at = text.IndexOf(sign, StringComparison.Ordinal);
        return at > 0 && text[at - 1] == '(' && at + sign.Length < text.Length && text[at + sign.Length] is ')' or '/';
    }

    private static void AddHost(FieldChoice choice, string host, string origin, string own)
    {
        if (host.Length > 0 && host != own && SiteNames.HostOf("http://" + host) != SiteNames.HostOf("http://" + own))
            choice.Add(host, origin);
    }

    private static string HostOf(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost : "";
}
