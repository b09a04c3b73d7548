using System.Globalization;

namespace Ingestion.Storage.Documents;

/// <summary>Puts the dates that pages give, each as precise as it is, into one order.</summary>
internal static class PublicationTime
{
    private static readonly string[] Forms =
        ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>
    /// The instant in UTC in a form that sorts as text; a time without a zone is taken as UTC, a date as its first
    /// moment. Empty for what is no ISO 8601 date, which is older than any.
    /// </summary>
    public static string Sortable(string published) =>
        DateTimeOffset.TryParseExact(published, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? StoredTime.Write(instant)
            : "";
}
