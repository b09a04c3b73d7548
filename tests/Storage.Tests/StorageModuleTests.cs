using Ingestion.Storage.Mongo;
using Ingestion.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingestion.Storage.Tests;

public sealed class StorageModuleTests
{
    [Fact]
    public void Store_lies_in_the_data_folder_unless_told_otherwise()
    {
        using var services = Services([]);

        Assert.Equal("data/ingestion.db", services.GetRequiredService<SqliteOptions>().Path);
        Assert.NotNull(services.GetRequiredService<IStoreWriter>());
        Assert.NotNull(services.GetRequiredService<ILedger>());
        Assert.NotNull(services.GetRequiredService<IArticles>());
        Assert.False(File.Exists("data/ingestion.db"));
    }

    [Fact]
    public void Modules_of_one_process_share_one_store()
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection().AddStorage(configuration).AddStorage(configuration).BuildServiceProvider();

        Assert.Single(services.GetServices<IStoreWriter>());
        Assert.Single(services.GetServices<IValidateOptions<SqliteOptions>>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/tmp")]
    [InlineData("folder/")]
    public void Unusable_path_is_refused_by_its_full_name(string path)
    {
        using var services = Services(new() { ["Ingestion:Sqlite:Path"] = path });

        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStoreWriter>);
        Assert.StartsWith("Setting Ingestion:Sqlite:Path: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_string_of_MongoDB_chooses_that_home()
    {
        using var services = Services(new() { ["ConnectionStrings:mongodb"] = "mongodb://localhost" });

        Assert.IsType<MongoStoreWriter>(services.GetRequiredService<IStoreWriter>());
        Assert.IsType<MongoLedger>(services.GetRequiredService<ILedger>());
        Assert.IsType<MongoArticles>(services.GetRequiredService<IArticles>());
        Assert.Equal(StoreState.Available, services.GetRequiredService<StoreAvailability>().State);
    }

    [Theory]
    [InlineData("mongodb://localhost", "ingestion")]
    [InlineData("mongodb://localhost/other?authSource=admin", "other")]
    public void Database_is_that_of_the_URL(string connectionString, string database) =>
        Assert.Equal(database, MongoAddress.Parse(connectionString).Database);

    [Theory]
    [InlineData("localhost:27017/secret")]
    [InlineData("mongodb://user:secret@")]
    [InlineData("mongodb://user:secret@host:99999999")]
    [InlineData("mongodb://user:se:cret@/host/")]
    [InlineData("mongodb://user:secret@host/?w=-1&retryWrites=secret")]
    public void Unusable_connection_string_is_refused_by_its_setting_and_not_repeated(string connectionString)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Services(new() { ["ConnectionStrings:mongodb"] = connectionString }));

        Assert.StartsWith("Setting ConnectionStrings:mongodb: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_out_of_its_range_is_refused_by_its_full_name()
    {
        using var services = Services(new() { ["ConnectionStrings:mongodb"] = "mongodb://localhost", ["Ingestion:Mongo:WriteRetries"] = "0" });

        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStoreWriter>);
        Assert.StartsWith("Setting Ingestion:Mongo:WriteRetries: ", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
}
