using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>Reads dates, and what is said of them, out of attributes and short texts.</summary>
internal static class DateText
{
    private const int MaximumLength = 200;

    private static readonly string[] ModifiedStems =
    [
        "update", "modif", "edited", "revised", "reviewed", "aktualis", "geandert", "uberarbeitet", "mis a jour", "mise a jour", "actualiz", "atualiz", "aggiornat", "bijgewerkt", "gewijzigd",
        "uppdater", "oppdater", "opdater", "paivitet", "zaktualiz", "frissit", "guncelle", "обновлен", "оновлен", "изменен", "更新", "수정", "diperbarui",
    ];

    private static readonly string[] PublishedStems =
    [
        "publi", "posted", "veroffentlicht", "erschienen", "erstellt", "submitted", "created", "released", "written", "gepost", "geplaatst", "julkaist", "dodano", "zverejn", "objavl", "megjelen",
        "yayin", "опублик", "発行", "公開", "发布", "發布", "입력", "등록", "dipublikasi", "diterbit",
    ];

    private static readonly string[] EventStems = ["register", "deadline", "event", "join us", "webinar", "veranstaltung", "termin", "anmeld", "expires", "valid until", "copyright"];

    /// <summary>ISO 8601 and its near forms at once, whatever people write through the reader.</summary>
    public static bool TryRead(string value, string language, out string iso)
    {
        iso = "";
        value = value.Trim();
        if (value.Length < 6 || !HasDigit(value))
            return false;
        if (IsoDate.TryRead(value, out iso))
            return true;
        return value.Length <= MaximumLength && DateReader.TryRead(value, language, out iso);
    }

    /// <summary>What the words beside a date say it is. Of both publication and change, the first counts.</summary>
    public static DateLabel LabelOf(string text)
    {
        var folded = WordForms.Fold(text);
        var modified = FirstOf(folded, ModifiedStems);
        var published = FirstOf(folded, PublishedStems);
        if (modified < published)
            return DateLabel.Modified;
        if (published < int.MaxValue)
            return DateLabel.Published;
        return FirstOf(folded, EventStems) < int.MaxValue ? DateLabel.Event : DateLabel.None;
    }

    public static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    private static int FirstOf(string text, string[] stems)
    {
        var first = int.MaxValue;
        foreach (var stem in stems)
            if (text.IndexOf(stem, StringComparison.Ordinal) is var at and >= 0)
                first = Math.Min(first, at);
        return first;
    }
}
