namespace Ingestion.Storage;

/// <summary>
/// The store can't do what was asked, through no fault of one article: its file is locked, damaged, newer than this
/// program, its disk is full. The message is a sentence for a person and says what to do. The call may be made again.
/// </summary>
public sealed class StoreException : Exception
{
    /// <summary>An error with a sentence that says what is wrong and what to do.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a sentence that says what is wrong and what to do, and its cause.</summary>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
