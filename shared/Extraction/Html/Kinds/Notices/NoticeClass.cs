namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>What a short page that is no article is for; the first two and the last only support the others.</summary>
internal enum NoticeClass
{
    /// <summary>Words by which a site speaks to its reader: "please", "you".</summary>
    Address,

    /// <summary>Words by which it speaks of itself: "we", "our". People do so too.</summary>
    Site,

    /// <summary>The page asked for is not given: not there, not allowed, not now.</summary>
    Error,

    /// <summary>Asks to log in or to register.</summary>
    Login,

    /// <summary>Asks for a choice about cookies, privacy, payment or age.</summary>
    Consent,

    /// <summary>Checks the browser or whether a human sits before it.</summary>
    Check,

    /// <summary>What a search brought up, or that it brought up nothing.</summary>
    Search,

    /// <summary>Says that what was sent has arrived.</summary>
    Sent,

    /// <summary>A site that is for sale, not there yet, or as its server was installed.</summary>
    Unfinished,

    /// <summary>The files of a folder, as the server lists them.</summary>
    Folder,

    /// <summary>What stands beside the number of those who watched a video.</summary>
    Views,
}
