using Microsoft.Extensions.Configuration;

namespace Ingestion.Hosting;

/// <summary>
/// Connection strings from files, as Docker and Kubernetes hand secrets out: <c>ConnectionStrings__rabbitmq_FILE</c> names
/// the file that holds <c>ConnectionStrings__rabbitmq</c>, a convention of Docker's official images.
/// </summary>
public static class SecretFiles
{
    private const string Section = "ConnectionStrings";
    private const string Ending = "_FILE";

    /// <summary>Adds what the files hold, without the line break at their end.</summary>
    /// <param name="builder">What the settings are added to.</param>
    /// <param name="settings">What may name files.</param>
    /// <exception cref="IOException">A file can't be read, or its setting is given by itself too.</exception>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder builder, IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var secrets = new Dictionary<string, string?>();
        foreach (var named in settings.GetSection(Section).GetChildren().Where(setting => setting.Key.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)))
        {
            if (string.IsNullOrWhiteSpace(named.Value))
                continue;
            var setting = $"{Section}:{named.Key[..^Ending.Length]}";
            if (!string.IsNullOrEmpty(settings[setting]))
                throw new IOException($"Setting {setting}: it is given by itself and by {named.Path}; give one of them.");
            secrets[setting] = Read(named.Path, named.Value).TrimEnd('\r', '\n');
        }
        return secrets.Count == 0 ? builder : builder.AddInMemoryCollection(secrets);
    }

    private static string Read(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Setting {setting}: the file '{path}' can't be read ({exception.Message.TrimEnd('.')}); check the path, and that this user may read it.", exception);
        }
    }
}
