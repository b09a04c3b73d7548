namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>
/// The language dates are read in. English alone leaves 03/04/2025 open; another mark of the page with a region, or the
/// country its host stands in, settles it.
/// </summary>
internal static class DateLanguage
{
    public static string Of(PageReading page)
    {
        var language = page.Language;
        if (language != "en")
            return language;
        foreach (var other in page.LanguageChoice.Candidates)
            if (other.Value.StartsWith("en-", StringComparison.Ordinal))
                return other.Value;
        var url = page.Url.Length > 0 ? page.Url : page.Marks.CanonicalUrl;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return language;
        return address.IdnHost[(address.IdnHost.LastIndexOf('.') + 1)..] switch
        {
            "uk" or "au" or "nz" or "ie" or "in" or "za" or "sg" or "ke" or "ng" or "gh" or "pk" or "lk" or "mt" => "en-GB",
            "us" or "gov" or "edu" or "mil" or "ph" => "en-US",
            _ => language,
        };
    }
}
