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
    /// Adds <see cref="IStoreWriter"/>, <see cref="ILedger"/> and <see cref="IArticles"/> in the home that the
    /// configuration names: the SQLite file of <see cref="SqliteOptions"/>. Nothing is opened or made before the first call. Modules that
    /// share a process may each add it: they get one store.
    /// </summary>
    /// <exception cref="NotSupportedException">The setting <c>ConnectionStrings:mongodb</c> is there, and the home is not.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!string.IsNullOrWhiteSpace(configuration.GetConnectionString("mongodb")))
            throw new NotSupportedException("Setting ConnectionStrings:mongodb: this version stores in SQLite only; remove the setting.");
        return services.AddSqlite(configuration);
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SqliteOptions>().Bind(configuration.GetSection(SqliteOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteOptions>, SqliteOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<SqliteOptions>>().Value);
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IStoreWriter, SqliteStoreWriter>();
        services.TryAddSingleton<ILedger, SqliteLedger>();
        services.TryAddSingleton<IArticles, SqliteArticles>();
        return services;
    }
}
