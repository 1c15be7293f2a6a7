using System.Collections.Immutable;
using Glabella.Vocabulary;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Keys, indices and relations, the same on both databases.</summary>
internal static class ClinicModel
{
    /// <summary>Kept as their names, so that a renumbering never changes a record.</summary>
    public static ImmutableArray<Type> Enums { get; } =
    [
        typeof(Sex), typeof(Rater), typeof(Grade), typeof(VisitKind), typeof(VisitStatus), typeof(LinkPurpose), typeof(IntakeChannel),
        typeof(PhotographUse), typeof(AmendmentKind), typeof(ForecastOccasion), typeof(RecallReason), typeof(RecallState), typeof(MovementKind),
        typeof(Screening.Decision), typeof(Screening.Severity), typeof(Tolerance),
    ];

    public static void Build(ModelBuilder model)
    {
        model.Entity<IdentityRole<Guid>>().HasData(Roles.All.Select((name, i) => new IdentityRole<Guid>(name)
        {
            Id = new Guid($"019ab000-0000-7000-8000-0000000001{i:00}"),
            NormalizedName = name.ToUpperInvariant(),
            ConcurrencyStamp = $"019ab000-0000-7000-8000-0000000001{i:00}",
        }));
        model.Entity<PracticeSettings>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Ignore(x => x.Zone).Ignore(x => x.Toxins);
        });
        model.Entity<SetupCode>().HasIndex(x => x.CodeHash).IsUnique();
        model.Entity<Invitation>().HasIndex(x => x.TokenHash).IsUnique();
        model.Entity<Patient>(e =>
        {
            e.HasIndex(x => x.ChartNumber).IsUnique();
            e.HasIndex(x => x.FoldedName);
            e.HasIndex(x => x.BirthDate);
        });
        model.Entity<Appointment>(e =>
        {
            e.HasIndex(x => x.Start);
            e.HasOne(x => x.Patient).WithMany().HasForeignKey(x => x.PatientId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Injector).WithMany().HasForeignKey(x => x.InjectorId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Slots).WithOne().HasForeignKey(x => x.AppointmentId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AppointmentSlot>().HasKey(x => new { x.InjectorId, x.Start });
        model.Entity<PrivateLink>(e =>
        {
            e.HasIndex(x => x.TokenHash).IsUnique();
            e.HasOne<Patient>().WithMany().HasForeignKey(x => x.PatientId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RecallEntry>(e =>
        {
            e.HasIndex(x => new { x.State, x.DueOn });
            e.HasOne(x => x.Patient).WithMany().HasForeignKey(x => x.PatientId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CareTask>(e =>
        {
            e.HasIndex(x => new { x.DoneAt, x.DueOn });
            e.HasOne(x => x.Patient).WithMany().HasForeignKey(x => x.PatientId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<TreatmentEntry>().WithMany().HasForeignKey(x => x.TreatmentId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ScreeningEntry>().WithMany().HasForeignKey(x => x.ScreeningId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Lot>(e =>
        {
            e.HasIndex(x => new { x.Product, x.Number }).IsUnique();
            e.HasMany(x => x.Vials).WithOne(x => x.Lot).HasForeignKey(x => x.LotId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StockMovement>().HasOne<Vial>().WithMany().HasForeignKey(x => x.VialId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<AuditEntry>(e =>
        {
            e.HasKey(x => new { x.Chain, x.Number });
            e.HasIndex(x => x.Subject);
        });
        model.Entity<AuditHead>().HasKey(x => x.Chain);

        Entry<IntakeEntry>(model);
        Entry<ScreeningEntry>(model).HasOne<IntakeEntry>().WithMany().HasForeignKey(x => x.IntakeId).OnDelete(DeleteBehavior.Restrict);
        Entry<OverrideEntry>(model).HasOne<ScreeningEntry>().WithMany().HasForeignKey(x => x.ScreeningId).OnDelete(DeleteBehavior.Restrict);
        Entry<AcknowledgementEntry>(model).HasOne<ScreeningEntry>().WithMany().HasForeignKey(x => x.ScreeningId).OnDelete(DeleteBehavior.Restrict);
        Entry<PlanEntry>(model).Ignore(x => x.Points);
        Entry<ConsentEntry>(model);
        var treatment = Entry<TreatmentEntry>(model);
        treatment.Ignore(x => x.Points).Ignore(x => x.Areas).Ignore(x => x.Vials);
        treatment.HasIndex(x => x.Lot);
        treatment.HasIndex(x => x.Date);
        Entry<AmendmentEntry>(model).HasOne<TreatmentEntry>().WithMany().HasForeignKey(x => x.TreatmentId).OnDelete(DeleteBehavior.Restrict);
        var forecast = Entry<ForecastEntry>(model);
        forecast.Ignore(x => x.Marks);
        forecast.HasOne<TreatmentEntry>().WithMany().HasForeignKey(x => x.TreatmentId).OnDelete(DeleteBehavior.Restrict);
        Entry<GradeEntry>(model);
        Entry<ReportEntry>(model);
        Entry<ComplaintEntry>(model);

        foreach (var type in model.Model.GetEntityTypes())
        {
            if (typeof(Kept).IsAssignableFrom(type.ClrType))
            {
                model.Entity(type.ClrType).Property(nameof(Kept.Version)).IsConcurrencyToken().ValueGeneratedNever();
            }

            // Ids are made here, not by the database.
            if (type.ClrType.Namespace == typeof(ClinicModel).Namespace && type.ClrType.GetProperty("Id")?.PropertyType == typeof(Guid) && type.ClrType != typeof(Staff))
            {
                model.Entity(type.ClrType).Property("Id").ValueGeneratedNever();
            }
        }
    }

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> Entry<T>(ModelBuilder model)
        where T : SignedEntry
    {
        var entity = model.Entity<T>();
        entity.HasIndex(x => new { x.PatientId, x.SignedAt });
        entity.HasOne<Patient>().WithMany().HasForeignKey(x => x.PatientId).OnDelete(DeleteBehavior.Restrict);
        return entity;
    }
}
