namespace Ingestion.Hosting.Bus;

/// <summary>A message of the pipe is larger than what is published; who meant to publish it has an outcome to tell instead.</summary>
public sealed class MessageTooLargeException : Exception
{
    /// <summary>Without a sentence.</summary>
    public MessageTooLargeException()
    {
    }

    /// <summary>With a sentence.</summary>
    public MessageTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what it comes from.</summary>
    public MessageTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
