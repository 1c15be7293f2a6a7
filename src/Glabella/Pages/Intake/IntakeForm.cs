namespace Glabella.Pages.Intake;

/// <summary>The intake as it is typed: all text, so that nothing is lost when something is wrong.</summary>
public sealed class IntakeForm
{
    /// <summary>Date of birth.</summary>
    public string? BirthDate { get; set; }

    /// <summary>Ticked: the date of birth is right although the chart has another.</summary>
    public bool BirthDateIsRight { get; set; }

    /// <summary><c>female</c>, <c>male</c> or <c>other</c>.</summary>
    public string? Sex { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Pregnant { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Breastfeeding { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? TakesMedicines { get; set; }

    /// <summary>One a line.</summary>
    public string? Medicines { get; set; }

    /// <summary>Keys of <see cref="IntakeWords.Illnesses"/>, or <see cref="IntakeWords.None"/>.</summary>
    public List<string> Illnesses { get; set => field = value ?? []; } = [];

    /// <summary>One a line.</summary>
    public string? OtherIllnesses { get; set; }

    /// <summary>Keys of <see cref="IntakeWords.Recent"/>, or <see cref="IntakeWords.None"/>.</summary>
    public List<string> Recent { get; set => field = value ?? []; } = [];

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? HasAllergies { get; set; }

    /// <summary>One a line.</summary>
    public string? Allergies { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? TreatedBefore { get; set; }

    /// <summary>Earlier treatments, newest first; rows left blank do not count.</summary>
    public List<EarlierTreatment> Earlier { get; set => field = value ?? []; } = [];

    /// <summary>Area ids.</summary>
    public List<string> Wishes { get; set => field = value ?? []; } = [];

    /// <summary>Not one question about health was answered, as after a tap on the wrong place.</summary>
    public bool SaysNothing => string.IsNullOrWhiteSpace(string.Concat(Pregnant, Breastfeeding, TakesMedicines, Medicines, OtherIllnesses, HasAllergies, Allergies, TreatedBefore))
        && Illnesses.Count + Recent.Count + Wishes.Count == 0 && Earlier.TrueForAll(e => e.IsBlank);

    /// <summary>Rows for earlier treatments that the form shows.</summary>
    public const int EarlierRows = 4;

    /// <summary>One earlier treatment.</summary>
    public sealed class EarlierTreatment
    {
        /// <summary>A day, a month or a year.</summary>
        public string? When { get; set; }

        /// <summary>Name of a product; empty if not known.</summary>
        public string? Product { get; set; }

        /// <summary>Area id; empty if not known.</summary>
        public string? Area { get; set; }

        /// <summary>Units; empty if not known.</summary>
        public string? Units { get; set; }

        /// <summary>Nothing was entered.</summary>
        public bool IsBlank => string.IsNullOrWhiteSpace(When) && string.IsNullOrWhiteSpace(Product) && string.IsNullOrWhiteSpace(Area) && string.IsNullOrWhiteSpace(Units);
    }
}
