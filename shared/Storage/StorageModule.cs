using Ingestion.Storage.Mongo;
using Ingestion.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingestion.Storage;

/// <summary>Gives a process the store.</summary>
public static class StorageModule
{
    /// <summary>
    /// Adds <see cref="IStoreWriter"/>, <see cref="ILedger"/>, <see cref="IArticles"/>, <see cref="ICuration"/> and <see cref="StoreAvailability"/>
    /// in the home that the configuration names: the MongoDB of <c>ConnectionStrings:mongodb</c>, or without that setting
    /// the SQLite file of <see cref="SqliteOptions"/>. Nothing is opened or made before the first call.
    /// Modules that share a process may each add it: they get one store.
    /// </summary>
    /// <exception cref="OptionsValidationException"><c>ConnectionStrings:mongodb</c> is no connection string.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StoreAvailability>();
        StoreHealth.AddTo(services);
        var mongodb = configuration.GetConnectionString("mongodb");
        return string.IsNullOrWhiteSpace(mongodb)
            ? services.AddSqlite(configuration)
            : services.AddMongo(configuration, MongoAddress.Parse(mongodb));
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SqliteOptions>().Bind(configuration.GetSection(SqliteOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteOptions>, SqliteOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<SqliteOptions>>().Value);
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IStoreWriter, SqliteStoreWriter>();
        services.TryAddSingleton<ILedger, SqliteLedger>();
        services.TryAddSingleton<IArticles, SqliteArticles>();
        services.TryAddSingleton<ICuration, SqliteCuration>();
        return services;
    }

    private static IServiceCollection AddMongo(this IServiceCollection services, IConfiguration configuration, MongoAddress address)
    {
        services.AddOptions<MongoOptions>().Bind(configuration.GetSection(MongoOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MongoOptions>, MongoOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<MongoOptions>>().Value);
        services.TryAddSingleton(address);
        services.TryAddSingleton<MongoHome>();
        services.TryAddSingleton<StoreResilience>();
        services.TryAddSingleton<IStoreWriter, MongoStoreWriter>();
        services.TryAddSingleton<ILedger, MongoLedger>();
        services.TryAddSingleton<IArticles, MongoArticles>();
        services.TryAddSingleton<ICuration, MongoCuration>();
        return services;
    }
}
