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
    public void Home_that_is_not_there_is_refused_by_its_setting()
    {
        var error = Assert.Throws<NotSupportedException>(() => Services(new() { ["ConnectionStrings:mongodb"] = "mongodb://localhost" }));

        Assert.Contains("ConnectionStrings:mongodb", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
}
