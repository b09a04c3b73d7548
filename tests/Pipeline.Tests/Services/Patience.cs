namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Waiting for what other processes do and nobody tells.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until it is so.</summary>
    /// <param name="what">What is waited for, in words that follow "Waited in vain for".</param>
    /// <param name="isSo">Looks once.</param>
    /// <param name="more">Said beside it when it never came to be so.</param>
    /// <exception cref="TimeoutException">It never came to be so.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo, Func<string>? more = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Longest)
                throw new TimeoutException($"Waited in vain for {what}. {more?.Invoke()}");
            await Task.Delay(Look, cancellation);
        }
    }
}
