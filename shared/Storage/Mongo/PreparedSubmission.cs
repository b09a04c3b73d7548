using Ingestion.Contracts;
using Ingestion.Storage.Documents;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>A submission with its article made into a document, once for all tries of a call.</summary>
internal sealed class PreparedSubmission
{
    private PreparedSubmission(Submission submission) => Submission = submission;

    /// <summary>The submission, mended.</summary>
    public Submission Submission { get; }

    /// <summary>The claim.</summary>
    public Claim Claim => Submission.Claim;

    /// <summary>The article's document without the claim; null when there is no article, or none that can be stored.</summary>
    public ArticleContent? Content { get; private set; }

    /// <summary>Why the article can't be stored; empty when it can, or there is none.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Makes a submission ready.</summary>
    /// <exception cref="ArgumentException">It can't be written, or contradicts itself.</exception>
    public static PreparedSubmission Of(Submission submission)
    {
        var prepared = new PreparedSubmission(submission.Mended());
        if (prepared.Submission is not ArticleSubmission article)
            return prepared;
        try
        {
            var document = ArticleDocument.Of(article.Article);
            prepared.Content = new ArticleContent(article, ArticleBson.Content(document), Convert.ToHexStringLower(document.Hash));
        }
        catch (UnstorableArticleException error)
        {
            prepared.Refusal = error.Message;
        }
        return prepared;
    }

    /// <summary>The server refuses the article.</summary>
    public void Refuse(string cause)
    {
        Content = null;
        Refusal = UnstorableArticleException.Refused(cause).Message;
    }

    /// <summary>The entry it makes, once it is known what it changed.</summary>
    public LedgerEntry Entry(Change change, DateTimeOffset now) => new()
    {
        Claim = Claim,
        TraceId = Submission.TraceId,
        SettledAt = now,
        ExtractorVersion = (Submission as ArticleSubmission)?.ExtractorVersion ?? "",
        Outcome = Submission switch
        {
            OutcomeSubmission other => other.Outcome,
            _ when Refusal.Length > 0 =>
                new Outcome { Kind = OutcomeKind.Rejected, Reason = Reason.Unstorable, Sentence = Refusal, Stage = Stage.Index },
            _ => new Outcome { Kind = OutcomeKind.Indexed, Change = change, Stage = Stage.Index },
        },
    };
}

/// <summary>An article as a document.</summary>
/// <param name="Submission">Where it comes from.</param>
/// <param name="Document">All of the document that comes from the article.</param>
/// <param name="Hash">Its content hash.</param>
internal sealed record ArticleContent(ArticleSubmission Submission, RawBsonDocument Document, string Hash);
