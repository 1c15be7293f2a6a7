namespace Glabella.Hosting;

/// <summary>What the log tells of sign-ins that failed.</summary>
internal static partial class SignInLog
{
    /// <summary>A password did not match, or nobody has this address.</summary>
    [LoggerMessage(EventId = 10, EventName = "WEB-010", Level = LogLevel.Warning, Message = "Wrong password for account {Account}")]
    public static partial void WrongPassword(this ILogger logger, [PrivateData] string account);

    /// <summary>Too many wrong passwords.</summary>
    [LoggerMessage(EventId = 11, EventName = "WEB-011", Level = LogLevel.Warning, Message = "Account {Account} is locked for a while")]
    public static partial void Locked(this ILogger logger, [PrivateData] string account);
}
