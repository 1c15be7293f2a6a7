using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>
/// The record of a practice, on either database. Acts read it as they like and write through
/// <c>Commit</c>, which adds to the audit trail in the same transaction.
/// </summary>
/// <param name="options">Of the derived context.</param>
public abstract partial class ClinicDb(DbContextOptions options)
    : IdentityDbContext<Staff, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that protect cookies and form tokens, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The one row of settings.</summary>
    public DbSet<PracticeSettings> Settings => Set<PracticeSettings>();

    /// <summary>Codes that still let the first visitor in.</summary>
    public DbSet<SetupCode> SetupCodes => Set<SetupCode>();

    /// <summary>Invitations of staff.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Persons.</summary>
    public DbSet<Patient> Patients => Set<Patient>();

    /// <summary>Visits.</summary>
    public DbSet<Appointment> Appointments => Set<Appointment>();

    /// <summary>Taken five minutes.</summary>
    public DbSet<AppointmentSlot> AppointmentSlots => Set<AppointmentSlot>();

    /// <summary>Private links of patients.</summary>
    public DbSet<PrivateLink> PrivateLinks => Set<PrivateLink>();

    /// <summary>Answers.</summary>
    public DbSet<IntakeEntry> Intakes => Set<IntakeEntry>();

    /// <summary>What screening said.</summary>
    public DbSet<ScreeningEntry> Screenings => Set<ScreeningEntry>();

    /// <summary>Decisions in spite of a finding.</summary>
    public DbSet<OverrideEntry> Overrides => Set<OverrideEntry>();

    /// <summary>Findings that somebody read and signed for.</summary>
    public DbSet<AcknowledgementEntry> Acknowledgements => Set<AcknowledgementEntry>();

    /// <summary>Accepted plans.</summary>
    public DbSet<PlanEntry> Plans => Set<PlanEntry>();

    /// <summary>Signed consents.</summary>
    public DbSet<ConsentEntry> Consents => Set<ConsentEntry>();

    /// <summary>Signed treatments.</summary>
    public DbSet<TreatmentEntry> Treatments => Set<TreatmentEntry>();

    /// <summary>Later words on treatments.</summary>
    public DbSet<AmendmentEntry> Amendments => Set<AmendmentEntry>();

    /// <summary>Forecasts as they were made.</summary>
    public DbSet<ForecastEntry> Forecasts => Set<ForecastEntry>();

    /// <summary>Grades seen.</summary>
    public DbSet<GradeEntry> Grades => Set<GradeEntry>();

    /// <summary>What patients reported.</summary>
    public DbSet<ReportEntry> Reports => Set<ReportEntry>();

    /// <summary>Complaints after treatments.</summary>
    public DbSet<ComplaintEntry> Complaints => Set<ComplaintEntry>();

    /// <summary>The recall list.</summary>
    public DbSet<RecallEntry> Recalls => Set<RecallEntry>();

    /// <summary>What is to be done for people by a day.</summary>
    public DbSet<CareTask> Tasks => Set<CareTask>();

    /// <summary>Lots.</summary>
    public DbSet<Lot> Lots => Set<Lot>();

    /// <summary>Vials.</summary>
    public DbSet<Vial> Vials => Set<Vial>();

    /// <summary>The stock book.</summary>
    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>The heads of its chains.</summary>
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>The practice's settings.</summary>
    /// <exception cref="InvalidOperationException">The practice is not set up yet.</exception>
    public async Task<PracticeSettings> Practice(CancellationToken cancel = default) =>
        await Settings.SingleOrDefaultAsync(cancel).ConfigureAwait(false) ?? throw new InvalidOperationException("The practice is not set up yet.");

    /// <summary>Whether a failed save broke a unique key (somebody else was faster).</summary>
    internal abstract bool IsTaken(DbUpdateException exception);

    /// <summary>Holds back others who write to these chains until the transaction ends.</summary>
    internal abstract Task LockChains(IReadOnlyCollection<Guid> chains, CancellationToken cancel);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var type in ClinicModel.Enums)
        {
            configurationBuilder.Properties(type).HaveConversion<string>();
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ClinicModel.Build(builder);
    }
}
