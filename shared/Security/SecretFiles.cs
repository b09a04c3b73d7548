using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Ingestion.Security;

/// <summary>
/// Connection strings, or the passwords in them, from files, as Docker and Kubernetes give secrets. For
/// <c>ConnectionStrings:NAME</c> there are <c>ConnectionStrings:NAME_FILE</c>, a file with the whole string, and
/// <c>ConnectionStrings:NAME_PASSWORD_FILE</c>, a file with the password of the user that the string names.
/// </summary>
public static class SecretFiles
{
    private const string Section = "ConnectionStrings";
    private const string Password = "_PASSWORD_FILE";
    private const string Whole = "_FILE";
    private const int MostBytes = 64 * 1024;

    /// <summary>Puts what the files hold in the place of the settings that name them. Doing it again changes nothing.</summary>
    /// <param name="builder">What the settings are added to.</param>
    /// <param name="configuration">The settings so far.</param>
    /// <exception cref="OptionsValidationException">A file can't be used. The message tells neither what is in it nor the connection string.</exception>
    public static void AddSecretFiles(this IConfigurationBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        var given = configuration.GetSection(Section).GetChildren()
            .Where(setting => !string.IsNullOrWhiteSpace(setting.Value))
            .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.OrdinalIgnoreCase);
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, path) in given.Where(setting => IsWhole(setting.Key)))
        {
            var name = key[..^Whole.Length];
            if (given.ContainsKey(name))
                throw Refused(key, $"{Setting(name)} is given too; keep one of the two");
            read[name] = ReadLine(key, path);
            read[key] = null;
        }

        foreach (var (key, path) in given.Where(setting => setting.Key.EndsWith(Password, StringComparison.OrdinalIgnoreCase)))
        {
            var name = key[..^Password.Length];
            if ((read.GetValueOrDefault(name) ?? given.GetValueOrDefault(name)) is not { } address)
                throw Refused(key, $"it needs {Setting(name)} beside it, with a user and no password");
            read[name] = WithPassword(address, ReadLine(key, path)) ?? throw Refused(key, $"{Setting(name)} must name a user and no password, as in scheme://user@host/");
            read[key] = null;
        }

        if (read.Count > 0)
            builder.AddInMemoryCollection(read.Select(setting => KeyValuePair.Create(Setting(setting.Key), setting.Value)));
    }

    private static bool IsWhole(string key) =>
        key.EndsWith(Whole, StringComparison.OrdinalIgnoreCase) && !key.EndsWith(Password, StringComparison.OrdinalIgnoreCase);

    private static string ReadLine(string key, string path)
    {
        string text;
        try
        {
            if (!File.Exists(path))
                throw Refused(key, $"there is no file {path}");

            // A device, named by mistake, has no length and no end.
            var bytes = new byte[MostBytes + 1];
            using var file = File.OpenRead(path);
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MostBytes)
                throw Refused(key, $"the file {path} is too large for a secret");
            text = Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Refused(key, $"the file {path} can't be read by this user; give it read permission");
        }

        // Editors and echo end a file with a line break.
        var line = text.TrimEnd('\r', '\n');
        if (line.Length == 0 || line.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw Refused(key, $"the file {path} must hold one line, the secret and nothing else");
        return line;
    }

    /// <summary>
    /// The address with the password after its user, percent-encoded (RFC 3986, 3.2.1). MongoDB's may name many hosts, so it
    /// is not read as a URI.
    /// </summary>
    private static string? WithPassword(string address, string password)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
            return null;
        var end = address.AsSpan(start).IndexOfAny('/', '?');
        var authority = end < 0 ? address[start..] : address.Substring(start, end);
        var at = authority.LastIndexOf('@');
        return at < 1 || authority.AsSpan(0, at).Contains(':') ? null : address.Insert(start + at, ":" + Uri.EscapeDataString(password));
    }

    private static string Setting(string key) => $"{Section}:{key}";

    private static OptionsValidationException Refused(string key, string sentence) =>
        new(Setting(key), typeof(SecretFiles), [$"Setting {Setting(key)}: {sentence}."]);
}
