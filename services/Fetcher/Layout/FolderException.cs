namespace Ingestion.Fetcher.Layout;

/// <summary>The data folder can't be worked with. The message is one sentence for a person and says what to do.</summary>
public sealed class FolderException : Exception
{
    /// <summary>Without a sentence.</summary>
    public FolderException()
    {
    }

    /// <summary>With a sentence.</summary>
    public FolderException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what it comes from.</summary>
    public FolderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
