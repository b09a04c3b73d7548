using System.Collections.Frozen;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Who shows what pages embed, told by the host of its address.</summary>
internal static class EmbedProviders
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["youtube.com"] = "YouTube",
        ["youtube-nocookie.com"] = "YouTube",
        ["youtu.be"] = "YouTube",
        ["vimeo.com"] = "Vimeo",
        ["dailymotion.com"] = "Dailymotion",
        ["brightcove.net"] = "Brightcove",
        ["jwplayer.com"] = "JW Player",
        ["jwplatform.com"] = "JW Player",
        ["wistia.net"] = "Wistia",
        ["wistia.com"] = "Wistia",
        ["loom.com"] = "Loom",
        ["ted.com"] = "TED",
        ["twitch.tv"] = "Twitch",
        ["rumble.com"] = "Rumble",
        ["bilibili.com"] = "Bilibili",
        ["youku.com"] = "Youku",
        ["rutube.ru"] = "Rutube",
        ["vk.com"] = "VK",
        ["ok.ru"] = "Odnoklassniki",
        ["twitter.com"] = "Twitter",
        ["x.com"] = "Twitter",
        ["facebook.com"] = "Facebook",
        ["instagram.com"] = "Instagram",
        ["tiktok.com"] = "TikTok",
        ["threads.net"] = "Threads",
        ["bsky.app"] = "Bluesky",
        ["mastodon.social"] = "Mastodon",
        ["t.me"] = "Telegram",
        ["reddit.com"] = "Reddit",
        ["redditmedia.com"] = "Reddit",
        ["linkedin.com"] = "LinkedIn",
        ["pinterest.com"] = "Pinterest",
        ["tumblr.com"] = "Tumblr",
        ["imgur.com"] = "Imgur",
        ["flickr.com"] = "Flickr",
        ["giphy.com"] = "Giphy",
        ["spotify.com"] = "Spotify",
        ["soundcloud.com"] = "SoundCloud",
        ["podcasts.apple.com"] = "Apple Podcasts",
        ["music.apple.com"] = "Apple Music",
        ["bandcamp.com"] = "Bandcamp",
        ["mixcloud.com"] = "Mixcloud",
        ["deezer.com"] = "Deezer",
        ["audioboom.com"] = "Audioboom",
        ["acast.com"] = "Acast",
        ["megaphone.fm"] = "Megaphone",
        ["simplecast.com"] = "Simplecast",
        ["buzzsprout.com"] = "Buzzsprout",
        ["podbean.com"] = "Podbean",
        ["google.com"] = "Google",
        ["openstreetmap.org"] = "OpenStreetMap",
        ["mapbox.com"] = "Mapbox",
        ["arcgis.com"] = "ArcGIS",
        ["datawrapper.dwcdn.net"] = "Datawrapper",
        ["flo.uri.sh"] = "Flourish",
        ["flourish.studio"] = "Flourish",
        ["infogram.com"] = "Infogram",
        ["tableau.com"] = "Tableau",
        ["ourworldindata.org"] = "Our World in Data",
        ["documentcloud.org"] = "DocumentCloud",
        ["scribd.com"] = "Scribd",
        ["slideshare.net"] = "SlideShare",
        ["issuu.com"] = "Issuu",
        ["codepen.io"] = "CodePen",
        ["jsfiddle.net"] = "JSFiddle",
        ["codesandbox.io"] = "CodeSandbox",
        ["stackblitz.com"] = "StackBlitz",
        ["github.com"] = "GitHub",
        ["figma.com"] = "Figma",
        ["airtable.com"] = "Airtable",
        ["typeform.com"] = "Typeform",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of who shows what stands at an address; empty when it is not known.</summary>
    public static string NameOf(string address)
    {
        var host = HostOf(address);
        while (host.Length > 0)
        {
            if (Names.TryGetValue(host, out var name))
                return name;
            var dot = host.IndexOf('.', StringComparison.Ordinal);
            host = dot < 0 ? "" : host[(dot + 1)..];
        }
        return "";
    }

    /// <summary>The host of an address, without <c>www.</c>; empty when it names none.</summary>
    public static string HostOf(string address)
    {
        var whole = address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "";
        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
    }
}
