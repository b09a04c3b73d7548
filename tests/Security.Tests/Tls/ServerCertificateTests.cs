using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingestion.Security.Tests.Tls;

/// <summary>Real handshakes over the loopback.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private const string Setting = "Ingestion:Bus:CertificateAuthority";

    private readonly TestFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("Stranger");

    [Fact]
    public async Task Certificate_of_the_name_and_of_the_given_authority_is_trusted() =>
        Assert.Equal("", await RefusalAsync(_authority.Sign("localhost"), Given()));

    [Fact]
    public async Task Certificate_of_another_name_is_refused_with_both_names()
    {
        var refusal = await RefusalAsync(_authority.Sign("elsewhere.example"), Given());

        Assert.Contains("localhost", refusal, StringComparison.Ordinal);
        Assert.Contains("elsewhere.example", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_of_another_authority_is_refused_with_the_setting_that_names_one()
    {
        Assert.Contains(Setting, await RefusalAsync(_stranger.Sign("localhost"), Given()), StringComparison.Ordinal);
        Assert.Contains(Setting, await RefusalAsync(_authority.Sign("localhost"), CertificateAuthorities.Read(Setting, "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_past_its_time_is_refused_with_its_days() =>
        Assert.Contains("renew it", await RefusalAsync(_authority.Sign("localhost", validForDays: -1), Given()), StringComparison.Ordinal);

    [Fact]
    public async Task Certificate_of_a_client_makes_no_server() =>
        Assert.NotEqual("", await RefusalAsync(_authority.Sign("localhost", forServers: false), Given()));

    [Fact]
    public async Task Refusal_is_logged_once_and_forgotten_when_the_server_is_trusted_again()
    {
        var log = new CountingLogger();
        var check = new ServerCertificate("The broker", Given(), TimeProvider.System, log);

        await ConnectAsync(_stranger.Sign("localhost"), check);
        await ConnectAsync(_stranger.Sign("localhost"), check);
        Assert.Equal(1, log.Lines);
        Assert.NotEqual("", check.Refusal);

        await ConnectAsync(_authority.Sign("localhost"), check);
        Assert.Equal("", check.Refusal);
        await ConnectAsync(_stranger.Sign("localhost"), check);
        Assert.Equal(2, log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void File_without_a_certificate_is_refused_by_its_setting(string text)
    {
        var error = Assert.Throws<OptionsValidationException>(() => CertificateAuthorities.Read(Setting, _folder.Write("ca.pem", text)));

        Assert.StartsWith($"Setting {Setting}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_not_there_is_refused_by_its_setting() =>
        Assert.Throws<OptionsValidationException>(() => CertificateAuthorities.Read(Setting, _folder.Below("missing.pem")));

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    private CertificateAuthorities Given() => CertificateAuthorities.Read(Setting, _folder.Write("ca.pem", _authority.Pem));

    private static async Task<string> RefusalAsync(X509Certificate2 certificate, CertificateAuthorities authorities)
    {
        var check = new ServerCertificate("The broker", authorities, TimeProvider.System, NullLogger<ServerCertificate>.Instance);
        Assert.Equal(await ConnectAsync(certificate, check), check.Refusal.Length == 0);
        return check.Refusal;
    }

    private static async Task<bool> ConnectAsync(X509Certificate2 certificate, ServerCertificate check)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = ServeAsync(listener, certificate);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, check.IsTrusted);
        try
        {
            await tls.AuthenticateAsClientAsync("localhost");
            return true;
        }
        catch (AuthenticationException)
        {
            return false;
        }
        finally
        {
            client.Close();
            await server;
        }
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var accepted = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var tls = new SslStream(accepted.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            // The client went away.
        }

        certificate.Dispose();
    }

    private sealed class CountingLogger : ILogger<ServerCertificate>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
