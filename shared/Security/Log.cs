using Microsoft.Extensions.Logging;

namespace Ingestion.Security;

/// <summary>What is logged here. Event names are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Sentence}", EventName = "security.certificate.refused")]
    public static partial void CertificateRefused(this ILogger logger, string sentence);
}
