using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Fetcher.Watching;

/// <summary>
/// Linux's own events, because they say that a file was renamed in (it is whole, and taken at once), which
/// <see cref="FileSystemWatcher"/> hides. New folders are hinted at too: who looks through one watches it first.
/// </summary>
internal sealed class InotifyWatcher : InboxWatcher
{
    // man 7 inotify: wd, mask, cookie, len, then the name, padded with zero bytes.
    private const int HeaderSize = 16;
    private const uint Mask = Inotify.MovedTo | Inotify.CloseWrite | Inotify.Create | Inotify.OnlyFolder | Inotify.DoNotFollow;

    private readonly Hints _hints;
    private readonly ILogger _logger;
    private readonly SafeFileHandle _inotify;
    private readonly SafeFileHandle _stop;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, string> _folders = [];
    private readonly Thread? _thread;
    private bool _isLimited;

    public InotifyWatcher(Hints hints, ILogger logger)
    {
        _hints = hints;
        _logger = logger;
        _inotify = Inotify.Open(Inotify.CloseOnExec);
        _stop = Inotify.OpenEvent(0, Inotify.CloseOnExec);
        if (_inotify.IsInvalid || _stop.IsInvalid)
        {
            Limit(Marshal.GetLastPInvokeError());
            return;
        }

        _thread = new Thread(Listen) { IsBackground = true, Name = "inbox watcher" };
        _thread.Start();
    }

    public override void Watch(string folder)
    {
        if (_inotify.IsInvalid)
            return;
        lock (_lock)
        {
            var watch = Inotify.AddWatch(_inotify, folder, Mask);
            var error = Marshal.GetLastPInvokeError();
            if (watch >= 0)
                _folders[watch] = folder;
            else if (error != LinuxFiles.ErrorNoEntry)
                Limit(error);
        }
    }

    public override void Dispose()
    {
        if (_thread is not null)
        {
            _ = Inotify.Write(_stop, 1UL, sizeof(ulong));
            _thread.Join();
        }

        _inotify.Dispose();
        _stop.Dispose();
    }

    private void Listen()
    {
        Span<byte> buffer = new byte[64 * 1024];
        Span<Inotify.PollEntry> entries =
        [
            new() { Descriptor = (int)_inotify.DangerousGetHandle(), Wanted = Inotify.Readable },
            new() { Descriptor = (int)_stop.DangerousGetHandle(), Wanted = Inotify.Readable },
        ];
        while (true)
        {
            if (Inotify.Poll(entries, (nuint)entries.Length, -1) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error == Inotify.ErrorInterrupted)
                    continue;
                Limit(error);
                return;
            }

            if (entries[1].Happened != 0)
                return;
            var length = Inotify.Read(_inotify, buffer, buffer.Length);
            if (length > 0)
                Translate(buffer[..(int)length]);
        }
    }

    private void Translate(ReadOnlySpan<byte> events)
    {
        while (events.Length >= HeaderSize)
        {
            var watch = BinaryPrimitives.ReadInt32LittleEndian(events);
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(events[4..]);
            var nameLength = (int)BinaryPrimitives.ReadUInt32LittleEndian(events[12..]);
            Translate(watch, mask, Encoding.UTF8.GetString(events.Slice(HeaderSize, nameLength).TrimEnd((byte)0)));
            events = events[(HeaderSize + nameLength)..];
        }
    }

    private void Translate(int watch, uint mask, string name)
    {
        if ((mask & Inotify.Overflow) != 0)
        {
            _hints.RequestRescan();
            return;
        }

        string? folder;
        lock (_lock)
        {
            if ((mask & Inotify.Ignored) != 0)
            {
                _folders.Remove(watch);
                return;
            }

            _folders.TryGetValue(watch, out folder);
        }

        // A file that is being created will be closed too; only a new folder has to be looked at now.
        var isFolder = (mask & Inotify.IsFolder) != 0;
        if (folder is not null && (isFolder || (mask & Inotify.Create) == 0))
            _hints.Add(new Hint(Path.Combine(folder, name), RenamedIn: (mask & Inotify.MovedTo) != 0));
    }

    private void Limit(int error)
    {
        if (_isLimited)
            return;
        _isLimited = true;
        _logger.WatchingLimited(Marshal.GetPInvokeErrorMessage(error));
    }
}
