using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Checks that several acts share; each gives no problem or one.</summary>
internal static class Check
{
    public static IEnumerable<FieldProblem> Filled(string? value, string field, string expected, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return new(field, expected);
        }
        else
        {
            foreach (var problem in NotLonger(value, field, longest))
            {
                yield return problem;
            }
        }
    }

    public static IEnumerable<FieldProblem> NotLonger(string? value, string field, int longest)
    {
        if (value is not null && value.Trim().Length > longest)
        {
            yield return new(field, $"At most {longest} characters.");
        }
        else if (value?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
        {
            yield return new(field, "It holds signs that cannot be printed; type it again.");
        }
    }

    public static IEnumerable<FieldProblem> Email(string? value, string field, bool needed)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            if (needed)
            {
                yield return new(field, "An e-mail address, like ines@practice.example.");
            }
        }
        else if (text.Length > 254 || text.Any(char.IsWhiteSpace) || text.Split('@') is not [{ Length: > 0 }, { Length: > 2 } host] || !host.Contains('.', StringComparison.Ordinal) || host.StartsWith('.') || host.EndsWith('.'))
        {
            yield return new(field, "An e-mail address has one @ with a name before and a host after it, like ines@practice.example.");
        }
    }

    public static IEnumerable<FieldProblem> Phone(string? value, string field)
    {
        var text = value?.Trim() ?? "";
        if (text.Length > 0 && (text.Count(char.IsAsciiDigit) is < 4 or > 15 || text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '(' or ')' or '/' or '.'))))
        {
            yield return new(field, "A telephone number of 4 to 15 digits, like +44 20 7946 0142.");
        }
    }

    public static IEnumerable<FieldProblem> BirthDate(LocalDate? value, string field, LocalDate today)
    {
        if (value is not { } date)
        {
            yield return new(field, "Date of birth: day, month, year.");
        }
        else if (date > today)
        {
            yield return new(field, "This day has not come yet.");
        }
        else if (date < today.PlusYears(-120))
        {
            yield return new(field, "More than 120 years ago; look at the year.");
        }
    }

    public static FieldProblem Of(IdentityError error) => new(
        error.Code.Contains("Password", StringComparison.Ordinal) ? "Password" : error.Code.Contains("Email", StringComparison.Ordinal) || error.Code.Contains("UserName", StringComparison.Ordinal) ? "Email" : "",
        error.Code is "DuplicateEmail" or "DuplicateUserName" ? "Somebody has an account with this address already." : error.Description);

    /// <summary>Trimmed; null if nothing is left.</summary>
    public static string? Tidy(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
