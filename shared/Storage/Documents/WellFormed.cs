using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Storage.Documents;

/// <summary>Text in which every surrogate has its other half: only such text has a UTF-8 form.</summary>
internal static class WellFormed
{
    /// <summary>Whether a text is well-formed.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (first >= 0)
        {
            text = text[first..];
            if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
                return false;
            text = text[2..];
            first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }
        return true;
    }

    /// <summary>
    /// The submission with all but its article mended: an article that is not well-formed is refused, but the outcome
    /// that says so must not be lost.
    /// </summary>
    public static Submission Mended(this Submission submission) => submission switch
    {
        ArticleSubmission article => article with
        {
            Claim = Mended(article.Claim),
            TraceId = Mended(article.TraceId),
            ExtractorVersion = Mended(article.ExtractorVersion),
        },
        OutcomeSubmission { Outcome.Kind: not OutcomeKind.Indexed } other => other with
        {
            Claim = Mended(other.Claim),
            TraceId = Mended(other.TraceId),
            Outcome = other.Outcome with { Reason = Mended(other.Outcome.Reason), Sentence = Mended(other.Outcome.Sentence), Exception = Mended(other.Outcome.Exception) },
        },
        _ => throw new ArgumentException("An outcome without an article is rejected or failed, never indexed.", nameof(submission)),
    };

    private static ExceptionRecord? Mended(ExceptionRecord? exception) => exception is null ? null : exception with
    {
        Type = Mended(exception.Type),
        Message = Mended(exception.Message),
        Trace = Mended(exception.Trace),
    };

    private static Claim Mended(Claim claim) => claim with
    {
        PageId = Mended(claim.PageId),
        Fetcher = Mended(claim.Fetcher),
        Source = claim.Source with { Name = Mended(claim.Source.Name), Url = Mended(claim.Source.Url) },
    };

    /// <summary>The text, with U+FFFD in the place of each half surrogate pair.</summary>
    private static string Mended(string text) => Is(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
