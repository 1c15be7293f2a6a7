using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What a person's fields must be.</summary>
internal static class PatientChecks
{
    public static ImmutableArray<FieldProblem> Of(string? name, LocalDate? birthDate, string? phone, string? email, string? notes, LocalDate today) =>
    [
        .. Check.Filled(name, "Name", "The full name.", 120),
        .. string.IsNullOrWhiteSpace(name) || Patient.Folded(name).Trim().Length > 0 ? Array.Empty<FieldProblem>() : [new("Name", "A name has at least one letter.")],
        .. Check.BirthDate(birthDate, "BirthDate", today),
        .. Check.Phone(phone, "Phone"),
        .. Check.Email(email, "Email", needed: false),
        .. Check.NotLonger(notes, "Notes", 500),
    ];
}
