using RabbitMQ.Client.Exceptions;

namespace Ingestion.Hosting.Bus;

/// <summary>Recognises a broker that answers and does not let the user in.</summary>
internal static class BrokerRefusal
{
    /// <summary>NOT_ALLOWED of AMQP 0-9-1, 1.2.2: the virtual host is not for this user.</summary>
    private const ushort NotAllowed = 530;

    /// <summary>What to do about it; empty when the error has another cause.</summary>
    public static string SentenceFor(Exception? error) => error switch
    {
        null => "",
        AuthenticationFailureException => $"The broker refuses the user or the password: correct {BrokerAddress.Setting}.",
        OperationInterruptedException { ShutdownReason.ReplyCode: NotAllowed } =>
            $"The broker's user may not use the virtual host: give it the right, or name another one at the end of {BrokerAddress.Setting}.",
        AggregateException all => all.InnerExceptions.Select(SentenceFor).FirstOrDefault(sentence => sentence.Length > 0, ""),
        _ => SentenceFor(error.InnerException),
    };
}
