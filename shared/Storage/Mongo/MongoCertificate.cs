using Ingestion.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace Ingestion.Storage.Mongo;

/// <summary>The check of the server's certificate.</summary>
internal sealed class MongoCertificate(ServerCertificate certificate, CertificateAuthorities authorities)
{
    private const string Setting = $"{MongoOptions.Section}:{nameof(MongoOptions.CertificateAuthority)}";

    /// <inheritdoc cref="ServerCertificate.Refusal" />
    public string Refusal => certificate.Refusal;

    /// <summary>Has the driver ask for it, beside what the URL says of TLS.</summary>
    public void AskFor(MongoClientSettings settings)
    {
        settings.SslSettings = settings.SslSettings?.Clone() ?? new SslSettings();
        settings.SslSettings.ServerCertificateValidationCallback = certificate.IsTrusted;
    }

    /// <summary>Whom the configuration trusts.</summary>
    /// <exception cref="OptionsValidationException">Their file can't be used, or nothing would ask for it.</exception>
    public static CertificateAuthorities Authorities(IConfiguration configuration, MongoAddress address)
    {
        var authorities = CertificateAuthorities.Read(Setting, configuration[Setting]);
        return authorities.AreGiven && !address.IsSecure
            ? throw new OptionsValidationException(Setting, typeof(MongoOptions), [$"Setting {Setting}: it is for TLS, and {MongoAddress.Setting} does not ask for that; add tls=true there."])
            : authorities;
    }

    /// <summary>Always, but where the URL itself says <c>tlsInsecure=true</c> and no authority is named.</summary>
    public bool IsChecked(MongoUrl url) => url.UseTls && (authorities.AreGiven || !url.AllowInsecureTls);
}
