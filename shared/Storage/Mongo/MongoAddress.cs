using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>Where the server is and which database is ours. It holds a password: nothing of it but <see cref="Servers"/> is ever shown.</summary>
internal sealed class MongoAddress
{
    /// <summary>The setting it is read from.</summary>
    public const string Setting = "ConnectionStrings:mongodb";

    /// <summary>The database when the URL names none.</summary>
    public const string DefaultDatabase = "ingestion";

    private readonly MongoUrl _url;

    private MongoAddress(MongoUrl url) => _url = url;

    /// <summary>The database.</summary>
    public string Database => string.IsNullOrEmpty(_url.DatabaseName) ? DefaultDatabase : _url.DatabaseName;

    /// <summary>Host and port of each server.</summary>
    public string Servers => string.Join(", ", _url.Servers.Select(server => server.ToString()));

    /// <summary>Whether the connection is by TLS.</summary>
    public bool IsSecure => _url.UseTls;

    /// <summary>Reads the connection string.</summary>
    /// <exception cref="OptionsValidationException">It is not one; the message does not repeat it.</exception>
    public static MongoAddress Parse(string connectionString)
    {
        try
        {
            return new MongoAddress(new MongoUrl(connectionString));
        }
        // What the driver says repeats the string with its password, so neither message nor cause is passed on.
        catch (Exception error) when (error is MongoException or ArgumentException or FormatException or OverflowException)
        {
            throw Invalid();
        }
    }

    /// <summary>A client of this address.</summary>
    /// <exception cref="OptionsValidationException">The options of the URL contradict each other.</exception>
    public MongoClient Connect(MongoOptions options, MongoCertificate certificate)
    {
        try
        {
            var settings = MongoClientSettings.FromUrl(_url);
            settings.ApplicationName ??= "ingestion";
            settings.ServerSelectionTimeout = options.ServerSelectionTimeout;
            settings.ConnectTimeout = options.ServerSelectionTimeout;
            settings.SocketTimeout = options.OperationTimeout;
            settings.WaitQueueTimeout = options.OperationTimeout;
            if (certificate.IsChecked(_url))
                certificate.AskFor(settings);
            return new MongoClient(settings);
        }
        catch (Exception error) when (error is MongoConfigurationException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw Invalid();
        }
    }

    private static OptionsValidationException Invalid() => new(Setting, typeof(MongoAddress),
    [
        $"Setting {Setting}: this is no MongoDB connection string; write mongodb://user:password@host:27017/database, with special characters of the password percent-encoded.",
    ]);
}
