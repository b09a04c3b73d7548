using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Ingestion.Security;

/// <summary>Decides whether a server is the one that was asked for, and keeps a sentence about one that was refused.</summary>
/// <param name="server">What it is, to begin a sentence with: <c>The broker</c>.</param>
/// <param name="authorities">Whom to trust.</param>
/// <param name="clock">Tells when a refusal is worth another log line.</param>
/// <param name="logger">Where refusals are logged: once a minute, for a client tries again and again.</param>
public sealed class ServerCertificate(string server, CertificateAuthorities authorities, TimeProvider clock, ILogger<ServerCertificate> logger)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _turn = new();
    private string _refusal = "";
    private long _loggedAt;

    /// <summary>Why the last certificate was refused and what to do; empty when it was accepted or none was seen.</summary>
    public string Refusal
    {
        get
        {
            lock (_turn)
                return _refusal;
        }
    }

    /// <summary>The check itself, as a <see cref="RemoteCertificateValidationCallback"/>.</summary>
    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var refusal = Judge((sender as SslStream)?.TargetHostName ?? "", certificate as X509Certificate2, chain, errors);
        lock (_turn)
        {
            if (refusal.Length > 0 && (refusal != _refusal || clock.GetElapsedTime(_loggedAt) > LogInterval))
            {
                logger.CertificateRefused(refusal);
                _loggedAt = clock.GetTimestamp();
            }

            _refusal = refusal;
        }

        return refusal.Length == 0;
    }

    private string Judge(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return $"{server} at {host} shows no certificate: is this its port for TLS?";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"{server} at {host} shows a certificate of another name ({Names(certificate)}): write the address with a name of the certificate, or give the server one for {host}.";
        var flaws = authorities.AreGiven ? authorities.Check(certificate, chain)
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? CertificateAuthorities.Flags(chain) | X509ChainStatusFlags.PartialChain
            : X509ChainStatusFlags.NoError;
        if (flaws == X509ChainStatusFlags.NoError)
            return "";
        return flaws.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? $"{server} at {host} shows a certificate that is valid from {Time(certificate.NotBefore)} to {Time(certificate.NotAfter)} only: renew it, or set the clock right."
            : $"{server} at {host} shows a certificate that no known authority vouches for ({flaws}): name the file of its authority's certificate in {authorities.Setting}.";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(5)
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : "none is given in it";
    }

    private static string Time(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
