namespace Glabella.Components;

/// <summary>What a person reads when an answer is a bare status.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Title">Heading.</param>
/// <param name="Lead">What happened and what to do.</param>
/// <param name="Again">Whether opening the same page again helps.</param>
internal sealed record StatusWords(string Code, string Title, string Lead, bool Again)
{
    private static readonly int[] Statuses =
    [
        StatusCodes.Status500InternalServerError, StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests, StatusCodes.Status403Forbidden,
        StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable, StatusCodes.Status405MethodNotAllowed,
    ];

    /// <summary>All words, by code.</summary>
    public static IEnumerable<StatusWords> All => Statuses.Select(For);

    /// <summary>The words for an HTTP status.</summary>
    public static StatusWords For(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "WEB-002",
            "This was not saved",
            "The page stood open too long, or you signed in or out in another tab since. Go back: your browser still has what you typed. Copy it, then open the page afresh.",
            true),
        StatusCodes.Status403Forbidden => new("WEB-004", "This page is not for your account", "Your role does not open it. The owner of the practice can change roles in Settings.", false),
        StatusCodes.Status404NotFound => new("WEB-005", "There is nothing at this address", "The link may be old, used up, or a letter in it is missing.", false),
        StatusCodes.Status429TooManyRequests => new("WEB-003", "Too many tries", "Somebody at this address tried too often. Wait a minute, then open the page afresh.", true),
        StatusCodes.Status503ServiceUnavailable => new("WEB-006", "Not ready yet", "The record is being opened. Wait a moment, then open the page afresh.", true),
        >= 500 => new("WEB-001", "Something failed here", "The mistake is ours, not yours. What was saved before is safe. Go back and try once more.", false),
        _ => new("WEB-007", "This cannot be done here", "The address does not take this kind of request.", false),
    };
}
