using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Ingestion.Security;

/// <summary>Whose signature makes a server's certificate trusted: those the system knows, or only those of a file.</summary>
public sealed class CertificateAuthorities
{
    private readonly X509Certificate2Collection _certificates = [];

    private CertificateAuthorities(string setting) => Setting = setting;

    /// <summary>The setting that names the file, for sentences.</summary>
    public string Setting { get; }

    /// <summary>Whether a file names them.</summary>
    public bool AreGiven => _certificates.Count > 0;

    /// <summary>Reads the file that a setting names; without one the system's authorities are trusted.</summary>
    /// <param name="setting">The setting's name, such as <c>Ingestion:Bus:CertificateAuthority</c>.</param>
    /// <param name="path">Its value: a file of certificates in PEM (RFC 7468), or nothing.</param>
    /// <exception cref="OptionsValidationException">The file can't be read or holds no certificate.</exception>
    public static CertificateAuthorities Read(string setting, string? path)
    {
        var authorities = new CertificateAuthorities(setting);
        if (string.IsNullOrWhiteSpace(path))
            return authorities;
        try
        {
            authorities._certificates.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or NotSupportedException)
        {
            // The sentence below is the same for a damaged file and an empty one.
        }

        return authorities.AreGiven
            ? authorities
            : throw new OptionsValidationException(
                setting, typeof(CertificateAuthorities), [$"Setting {setting}: {path} can't be read as certificates; name a file in PEM, -----BEGIN CERTIFICATE----- and so on."]);
    }

    /// <summary>Whether a chain can be built from a server's certificate to one of the file.</summary>
    /// <param name="certificate">The server's.</param>
    /// <param name="sent">The chain that the system made of it and of what the server sent beside it.</param>
    internal X509ChainStatusFlags Check(X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                // id-kp-serverAuth (RFC 5280, 4.2.1.12): a client's certificate makes no server.
                ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") },
            },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(_certificates);
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate) ? X509ChainStatusFlags.NoError : Flags(chain);
    }

    /// <summary>All that a chain was found to lack.</summary>
    internal static X509ChainStatusFlags Flags(X509Chain? chain) =>
        (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status);
}
