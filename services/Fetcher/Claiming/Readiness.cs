using Ingestion.Fetcher.Files;

namespace Ingestion.Fetcher.Claiming;

/// <summary>
/// Tells whether a file's size and time have stood still for the settle time. Its time being that old says so, with
/// nothing remembered; only a time in the future (a clock that is wrong somewhere) makes a file be watched.
/// </summary>
internal sealed class Readiness(TimeSpan settleTime, TimeProvider timeProvider)
{
    private const int MostWatched = 1000;

    private readonly Dictionary<string, (FileStamp Stamp, long Since)> _watched = [];

    /// <returns>How long to wait before looking again; zero when the file is ready.</returns>
    public TimeSpan Remaining(string path, FileStamp stamp)
    {
        var age = timeProvider.GetUtcNow() - stamp.ModifiedAt;
        if (age >= TimeSpan.Zero)
        {
            _watched.Remove(path);
            return age >= settleTime ? TimeSpan.Zero : settleTime - age;
        }

        if (!_watched.TryGetValue(path, out var seen) || seen.Stamp != stamp)
        {
            if (_watched.Count >= MostWatched)
                _watched.Clear();
            _watched[path] = (stamp, timeProvider.GetTimestamp());
            return settleTime;
        }

        var still = timeProvider.GetElapsedTime(seen.Since);
        if (still < settleTime)
            return settleTime - still;
        _watched.Remove(path);
        return TimeSpan.Zero;
    }
}
