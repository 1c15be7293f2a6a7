using Glabella.Planning;
using Glabella.Practice;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

/// <summary>A whole treatment by the acts themselves: answers, plan, consent, vial, signature.</summary>
internal static class Treating
{
    /// <summary>Dr Ines Varga, who owns the practice, injects and prescribes.</summary>
    public static async Task<Actor> Injector(this House house)
    {
        var members = await house.In<ListStaff, System.Collections.Immutable.ImmutableArray<ListStaff.Member>>(list => list.Injectors());
        return new Actor(members[0].Id, members[0].Name, [Roles.Owner, Roles.Injector, Roles.Prescriber]);
    }

    /// <summary>Treats a person today with the labelled dose of each area, graded severe before.</summary>
    public static async Task<RecordTreatment.Outcome.Recorded> Treat(this House house, Guid patient, params Area[] areas)
    {
        var actor = await house.Injector();
        Assert.IsType<SubmitIntake.Outcome.Kept>(await house.In<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(actor, new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy))));
        var plan = Assert.IsType<SavePlan.Outcome.Saved>(await house.In<SavePlan, SavePlan.Outcome>(a => a.Do(actor, new(patient, null, new PlanRequest { Product = Products.OnabotulinumtoxinA, Areas = [.. areas] })))).Entry;
        Assert.IsType<SignConsent.Outcome.Given>(await house.In<SignConsent, SignConsent.Outcome>(a => a.Do(actor, new(patient, plan.Id, ConsentText.Toxin.Version, "Marta Lindqvist", true, PhotographUse.OwnRecord))));
        var lot = Assert.IsType<ReceiveVials.Outcome.Received>(await house.In<ReceiveVials, ReceiveVials.Outcome>(a => a.Do(actor, new(Products.OnabotulinumtoxinA.Name, "C8124A", new LocalDate(2028, 6, 30), 100, 1)))).LotId;
        var vial = Assert.IsType<OpenVial.Outcome.Opened>(await house.In<OpenVial, OpenVial.Outcome>(a => a.Do(actor, lot, 2.5))).VialId;
        return Assert.IsType<RecordTreatment.Outcome.Recorded>(await house.In<RecordTreatment, RecordTreatment.Outcome>(a => a.Do(
            actor, new(patient, null, plan.Id, [vial], new Dictionary<string, double?>(), null, null, areas.ToDictionary(x => x.Id, _ => Grade.Severe)))));
    }

    /// <summary>The chart past its pages.</summary>
    public static async Task<Chart> Chart(this House house, Guid patient)
    {
        var actor = await house.Injector();
        return Assert.IsType<Chart>(await house.In<OpenChart, Chart?>(a => a.Do(actor, patient)));
    }
}
