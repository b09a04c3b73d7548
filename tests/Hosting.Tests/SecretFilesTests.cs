using Microsoft.Extensions.Configuration;

namespace Ingestion.Hosting.Tests;

public sealed class SecretFilesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Connection_string_comes_from_the_file_that_is_named()
    {
        File.WriteAllText(_file, "amqp://a:b@c/\n");

        Assert.Equal("amqp://a:b@c/", Read(("ConnectionStrings:rabbitmq_FILE", _file)).GetConnectionString("rabbitmq"));
    }

    [Fact]
    public void File_that_is_not_there_is_named_with_its_setting()
    {
        var error = Assert.Throws<IOException>(() => Read(("ConnectionStrings:mongodb_FILE", "/no/such/file")));

        Assert.Contains("ConnectionStrings:mongodb_FILE", error.Message, StringComparison.Ordinal);
        Assert.Contains("/no/such/file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_given_twice_is_refused_without_its_value()
    {
        File.WriteAllText(_file, "amqp://a:secret1@c/");

        var error = Assert.Throws<IOException>(() => Read(("ConnectionStrings:rabbitmq_FILE", _file), ("ConnectionStrings:rabbitmq", "amqp://a:secret2@c/")));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_setting_names_a_file()
    {
        File.WriteAllText(_file, "x");

        Assert.Null(Read(("Ingestion:Inbox:Data_FILE", _file))["Ingestion:Inbox:Data"]);
    }

    public void Dispose() => File.Delete(_file);

    private static IConfiguration Read(params (string Name, string Value)[] settings)
    {
        var given = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build();
        return new ConfigurationBuilder().AddConfiguration(given).AddSecretFiles(given).Build();
    }
}
