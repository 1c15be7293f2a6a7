namespace Glabella.Practice;

/// <summary>An account of the demonstration, to be printed.</summary>
/// <param name="Name">Name under entries.</param>
/// <param name="Email">Sign-in name.</param>
/// <param name="Password">Password; the same for all.</param>
/// <param name="RoleNames">Roles, for people to read.</param>
public sealed record DemoAccount(string Name, string Email, string Password, string RoleNames);

/// <summary>How far the demonstration is.</summary>
/// <param name="What">What is being made ("people", "forecasts", "record").</param>
/// <param name="Done">How many are done.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct DemoProgress(string What, int Done, int Of);
