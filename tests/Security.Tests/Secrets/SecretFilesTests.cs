using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Ingestion.Security.Tests.Secrets;

public sealed class SecretFilesTests : IDisposable
{
    private const string Secret = "s3cret";

    private readonly TestFolder _folder = new();

    [Fact]
    public void Whole_connection_string_comes_from_its_file()
    {
        var configuration = Read(("rabbitmq_FILE", _folder.Write("address", "amqp://user:s3cret@host:5672/\n")));

        Assert.Equal("amqp://user:s3cret@host:5672/", configuration.GetConnectionString("rabbitmq"));
    }

    [Theory]
    [InlineData("amqp://fetcher@rabbitmq:5672/", "s3cret", "amqp://fetcher:s3cret@rabbitmq:5672/")]
    [InlineData("amqps://fetcher@rabbitmq", "p@ss:w/o?r#d%", "amqps://fetcher:p%40ss%3Aw%2Fo%3Fr%23d%25@rabbitmq")]
    [InlineData("mongodb://user@one:27017,two:27017/ingestion?tls=true", "ü+ ", "mongodb://user:%C3%BC%2B%20@one:27017,two:27017/ingestion?tls=true")]
    [InlineData("mongodb://user@host?appName=a@b", "x", "mongodb://user:x@host?appName=a@b")]
    public void Password_of_its_file_stands_percent_encoded_in_the_connection_string(string address, string password, string whole)
    {
        var configuration = Read(("any", address), ("any_PASSWORD_FILE", _folder.Write("password", password + "\r\n")));

        Assert.Equal(whole, configuration.GetConnectionString("any"));
    }

    [Fact]
    public void Address_and_password_may_each_come_from_a_file()
    {
        var configuration = Read(
            ("mongodb_FILE", _folder.Write("address", "mongodb://user@host/")), ("mongodb_PASSWORD_FILE", _folder.Write("password", Secret)));

        Assert.Equal("mongodb://user:s3cret@host/", configuration.GetConnectionString("mongodb"));
    }

    [Fact]
    public void Reading_again_changes_nothing()
    {
        var configuration = new ConfigurationManager();
        configuration["ConnectionStrings:rabbitmq"] = "amqp://user@host/";
        configuration["ConnectionStrings:rabbitmq_PASSWORD_FILE"] = _folder.Write("password", Secret);

        configuration.AddSecretFiles(configuration);
        configuration.AddSecretFiles(configuration);

        Assert.Equal("amqp://user:s3cret@host/", configuration.GetConnectionString("rabbitmq"));
    }

    [Fact]
    public void Settings_without_files_stay_as_they_are() =>
        Assert.Equal("amqp://user:s3cret@host/", Read(("rabbitmq", "amqp://user:s3cret@host/"), ("rabbitmq_FILE", "")).GetConnectionString("rabbitmq"));

    public static TheoryData<string, string?, string?, string> Mistakes() => new()
    {
        { "rabbitmq_FILE", "amqp://user:s3cret@host/", "amqp://user:s3cret@host/", "ConnectionStrings:rabbitmq is given too" },
        { "rabbitmq_FILE", null, null, "there is no file" },
        { "rabbitmq_FILE", null, "", "one line" },
        { "rabbitmq_FILE", null, "s3cret\ns3cret", "one line" },
        { "rabbitmq_FILE", null, "s3cret\0", "one line" },
        { "rabbitmq_PASSWORD_FILE", null, "s3cret", "needs ConnectionStrings:rabbitmq" },
        { "rabbitmq_PASSWORD_FILE", "amqp://host/", "s3cret", "must name a user" },
        { "rabbitmq_PASSWORD_FILE", "amqp://user:s3cret@host/", "s3cret", "no password" },
        { "rabbitmq_PASSWORD_FILE", "s3cret", "s3cret", "must name a user" },
        { "rabbitmq_PASSWORD_FILE", "amqp://user@host/", null, "there is no file" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_is_told_by_its_setting_and_without_the_secret(string key, string? address, string? text, string told)
    {
        var path = text is null ? _folder.Below("missing") : _folder.Write("file", text);

        var error = Assert.Throws<OptionsValidationException>(() => Read(("rabbitmq", address), (key, path)));

        Assert.StartsWith($"Setting ConnectionStrings:{key}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_too_large_for_a_secret_is_not_read()
    {
        var path = _folder.Write("large", new string('x', 100_000));

        var error = Assert.Throws<OptionsValidationException>(() => Read(("rabbitmq_FILE", path)));

        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Device_is_not_read_for_ever()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/zero: a device of Linux");

        var error = Assert.Throws<OptionsValidationException>(() => Read(("rabbitmq_FILE", "/dev/zero")));

        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IConfigurationRoot Read(params (string Key, string? Value)[] settings)
    {
        var given = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"ConnectionStrings:{setting.Key}", setting.Value)))
            .Build();
        var builder = new ConfigurationBuilder().AddConfiguration(given);
        builder.AddSecretFiles(given);
        return builder.Build();
    }
}
