using System.Net.Sockets;
using MongoDB.Driver;
using Polly.CircuitBreaker;

namespace Ingestion.Storage.Mongo;

/// <summary>Other writers came to the same claims and pages again and again; the call can be made again.</summary>
internal sealed class WritersCollideException() : Exception("Other writers changed the same claims or pages each time.");

/// <summary>
/// Which errors pass by themselves, which are the page's fault, and what to tell a person. The codes are those of
/// MongoDB's error_codes.yml.
/// </summary>
internal static class MongoErrors
{
    private const int Unauthorized = 13;
    private const int DuplicateKey = 11000;
    private const int OutOfDiskSpace = 14031;

    // Servers that start, stop, hold an election or are out of reach, and operations that were broken off.
    private static readonly HashSet<int> PassingCodes =
        [6, 7, 50, 64, 89, 91, 112, 134, 189, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436];

    // BadValue, FailedToParse, TypeMismatch, InvalidBSON, names of fields, DocumentValidationFailure, and documents or
    // keys that are too large. Whatever is not here is the store's trouble and fails the call: a rejection is for good.
    private static readonly HashSet<int> PageCodes = [2, 9, 14, 22, 52, 56, 57, 121, 10334, 17280, 17419, 17420];

    private static readonly string[] PassingLabels = ["RetryableWriteError", "RetryableError", "SystemOverloadedError", "TransientTransactionError"];

    /// <summary>Whether the same call may succeed a while later.</summary>
    public static bool Passes(Exception error) => error is WritersCollideException || IsOutage(error);

    /// <summary>Whether the store does not answer, or not as it should.</summary>
    public static bool IsOutage(Exception error) => error switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoWriteConcernException
            or MongoExecutionTimeoutException or MongoConnectionPoolPausedException or MongoWaitQueueFullException
            or MongoCursorNotFoundException or TimeoutException or IOException or SocketException => true,
        MongoBulkWriteException bulk when bulk.WriteConcernError is not null || bulk.WriteErrors.Any(refusal => PassingCodes.Contains(refusal.Code)) => true,
        MongoCommandException command when PassingCodes.Contains(command.Code) => true,
        MongoException labelled => PassingLabels.Any(labelled.HasErrorLabel),
        _ => false,
    };

    /// <summary>Whether an error is about the store at all.</summary>
    public static bool IsOfStore(Exception error) => error is BrokenCircuitException || error is MongoException || Passes(error);

    /// <summary>Whether another writer was first.</summary>
    public static bool IsCollision(BulkWriteError refusal) => refusal.Code == DuplicateKey;

    /// <summary>Whether a document was refused for what it holds.</summary>
    public static bool IsFaultOfPage(BulkWriteError refusal) => PageCodes.Contains(refusal.Code);

    /// <summary>The sentence for a call that failed.</summary>
    /// <param name="error">Why.</param>
    /// <param name="address">Where the server was looked for.</param>
    /// <param name="refusal">Why its certificate was refused; empty when it was not.</param>
    public static string SentenceFor(Exception error, MongoAddress address, string refusal) => error switch
    {
        BrokenCircuitException { InnerException: { } cause } => SentenceFor(cause, address, refusal),
        MongoAuthenticationException =>
            $"MongoDB at {address.Servers} refuses the user or the password: correct {MongoAddress.Setting}; the URL's authSource names the database that holds the user.",
        MongoCommandException { Code: Unauthorized } =>
            $"The user of {MongoAddress.Setting} may not do this: give it the role readWrite on the database {address.Database}.",
        MongoException when Code(error) == OutOfDiskSpace => $"The disk of MongoDB at {address.Servers} is full: make room there.",
        WritersCollideException => "Other writers kept changing the same claims or pages: send the pages again.",
        _ when refusal.Length > 0 && (error is BrokenCircuitException || IsOutage(error)) => refusal,
        _ when error is BrokenCircuitException || IsOutage(error) =>
            $"MongoDB at {address.Servers} does not answer: check that it runs and can be reached, and that {MongoAddress.Setting} is right.",
        _ => $"MongoDB at {address.Servers} failed ({error.Message}): see its log.",
    };

    private static int Code(Exception error) => error switch
    {
        MongoCommandException command => command.Code,
        MongoBulkWriteException { WriteErrors: [var first, ..] } => first.Code,
        _ => 0,
    };
}
