using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Screening.Facts;

/// <summary>What is needed for an answer and was not asked.</summary>
internal static class Missing
{
    /// <summary>From this age on, pregnancy and breastfeeding are not asked.</summary>
    public const int PastChildbearing = 60;

    /// <summary>The questions still to ask, in the order of the intake form.</summary>
    public static ImmutableArray<NotAsked> Of(Intake intake, int? age)
    {
        var missing = ImmutableArray.CreateBuilder<NotAsked>();
        void Ask(bool absent, string field, string question)
        {
            if (absent)
            {
                missing.Add(new NotAsked(field, question));
            }
        }

        var childbearing = intake.Sex != Sex.Male && age is not >= PastChildbearing;
        Ask(intake.BirthDate is null, "/birthDate", "What is the date of birth?");
        Ask(childbearing && intake.Pregnant is null, "/pregnant", "Are you pregnant, or might you be?");
        Ask(childbearing && intake.Breastfeeding is null, "/breastfeeding", "Are you breastfeeding?");
        Ask(intake.Medications is null, "/medications", "Which medicines and supplements do you take, also now and then?");
        Ask(intake.Conditions is null, "/conditions", "Which illnesses do you have or have you had, above all of nerves, muscles, eyes, breathing or swallowing?");
        Ask(intake.Allergies is null, "/allergies", "What are you allergic to?");
        Ask(intake.PriorTreatments is null, "/priorTreatments", "Have you had botulinum toxin or filler before, for whatever reason? When, which product, where?");
        Ask(intake.Planned?.Date is null, "/planned/date", "On which day is the treatment planned?");
        Ask(intake.Planned?.Products is not { IsDefaultOrEmpty: false }, "/planned/products", "Which product is planned?");
        Ask(intake.Planned?.Areas is not { IsDefaultOrEmpty: false }, "/planned/areas", "Which areas are planned?");
        return missing.ToImmutable();
    }
}
