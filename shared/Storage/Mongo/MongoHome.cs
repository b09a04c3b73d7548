using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>The database and its two collections: <c>articles</c>, by page id, and <c>ledger</c>, by claim id.</summary>
internal sealed class MongoHome : IDisposable
{
    private readonly MongoClient _client;

    public MongoHome(MongoAddress address, MongoOptions options, MongoCertificate certificate)
    {
        _client = address.Connect(options, certificate);
        var database = _client.GetDatabase(address.Database);
        Articles = database.GetCollection<BsonDocument>("articles");
        Ledger = database.GetCollection<BsonDocument>("ledger");
        ArticlesToWrite = ToWrite(Articles);
        LedgerToWrite = ToWrite(Ledger);
    }

    /// <summary>The articles, for readers; which member is read says the connection string.</summary>
    public IMongoCollection<BsonDocument> Articles { get; }

    /// <summary>The ledger, for readers.</summary>
    public IMongoCollection<BsonDocument> Ledger { get; }

    /// <summary>The articles, for the writer.</summary>
    public IMongoCollection<BsonDocument> ArticlesToWrite { get; }

    /// <summary>The ledger, for the writer.</summary>
    public IMongoCollection<BsonDocument> LedgerToWrite { get; }

    public void Dispose() => _client.Dispose();

    // What the writer reads decides what it leaves out, so it must be as durable as what it writes.
    private static IMongoCollection<BsonDocument> ToWrite(IMongoCollection<BsonDocument> collection) => collection
        .WithReadPreference(ReadPreference.Primary)
        .WithReadConcern(ReadConcern.Majority)
        .WithWriteConcern(WriteConcern.WMajority.With(journal: true));
}
