using System.Globalization;

namespace Ingestion.Storage.Documents;

/// <summary>
/// No home can hold this article. The message is the sentence of its outcome.
/// </summary>
internal sealed class UnstorableArticleException(string message) : Exception(message)
{
    public static UnstorableArticleException NotWellFormed() => new(
        "The article holds half of a UTF-16 surrogate pair, which has no UTF-8 form: save the page as UTF-8 and drop it again.");

    public static UnstorableArticleException TooLarge(long bytes, long limit) => new(string.Create(CultureInfo.InvariantCulture,
        $"The article and its search words take {Mebibytes(bytes):0.0} MiB in the store and the limit is {Mebibytes(limit):0.#} MiB: split the page and drop the pieces."));

    public static UnstorableArticleException Refused(string cause) => new(
        $"The store refused the article ({cause}): look at the page, and drop it again once it is mended.");

    private static double Mebibytes(long bytes) => bytes / (1024.0 * 1024.0);
}
