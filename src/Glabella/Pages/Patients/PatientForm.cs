using Glabella.Vocabulary;

namespace Glabella.Pages.Patients;

/// <summary>A person's details as they are typed.</summary>
internal sealed class PatientForm
{
    /// <summary>Full name.</summary>
    public string? Name { get; set; }

    /// <summary>Date of birth.</summary>
    public string? BirthDate { get; set; }

    /// <summary>"female", "male", "other", or empty if not asked.</summary>
    public string? Sex { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>E-mail.</summary>
    public string? Email { get; set; }

    /// <summary>A line for everybody who opens the page.</summary>
    public string? Notes { get; set; }

    /// <summary>May be written to.</summary>
    public bool MayContact { get; set; }

    /// <summary>Somebody looked at the namesake's chart.</summary>
    public bool EvenIfDouble { get; set; }

    /// <summary>Version that the page showed.</summary>
    public Guid Version { get; set; }

    /// <summary>The sex that was chosen; null if not asked.</summary>
    public Sex? SexRead => Enum.TryParse<Sex>(Sex, ignoreCase: true, out var sex) && Enum.IsDefined(sex) ? sex : null;
}
