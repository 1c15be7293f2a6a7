using Glabella.Components;
using Glabella.Hosting;
using Glabella.Practice;
using Glabella.Screening;

namespace Glabella.Pages.Consultation;

/// <summary>What the forms of the page do.</summary>
public partial class Consultation
{
    private async Task ScreenAsync()
    {
        if (!May(Policies.Treat))
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var date = Problems.Date("Planned.Date", Planned.Date, "Choose the day of the treatment.");
        Problems.Demand(Planned.Products.Count > 0, "Planned.Products", "Choose at least one product.");
        Problems.Demand(Planned.Areas.Count > 0, "Planned.Areas", "Choose at least one area.");
        if (date is { } day)
        {
            Problems.Demand(day >= Frame.Today.PlusYears(-1) && day <= Frame.Today.PlusYears(2), "Planned.Date", "Choose a day from a year ago to two years ahead.");
        }

        if (Problems.None && await Screen.Do(Me, new(Id, AppointmentId: visit!.Appointment?.Id, Date: date, ProductNames: Planned.Products, AreaIds: Planned.Areas), Gone) is ScreenPatient.Outcome.Screened)
        {
            Done("Screened.", Address);
        }
    }

    /// <summary>One of the other ways.</summary>
    private async Task ChooseAsync(Alternative way)
    {
        var request = new ScreenPatient.Request(
            Id, AppointmentId: visit!.Appointment?.Id, Date: way.Planned.Date, ProductNames: [.. way.Planned.Products!.Value.Select(p => p.Name)], AreaIds: [.. way.Planned.Areas!.Value.Select(a => a.Id)]);
        if (May(Policies.Treat) && await Screen.Do(Me, request, Gone) is ScreenPatient.Outcome.Screened)
        {
            Done("Screened.", Address);
        }
    }

    /// <summary>The same as last time, for today.</summary>
    private async Task ScreenNowAsync()
    {
        if (May(Policies.Treat) && await Screen.Do(Me, new(Id, AppointmentId: visit!.Appointment?.Id, Date: Frame.Today, ProductNames: Planned.Products, AreaIds: Planned.Areas), Gone) is ScreenPatient.Outcome.Screened)
        {
            Done("Screened.", Address);
        }
    }

    private async Task OverrideAsync(Finding finding)
    {
        var reason = TreatAnyway.ReasonOf(Decision, visit!.Chart.DecidedBefore(finding));
        var tolerance = ToleranceWords.Read(Decision.Tolerance);
        Problems.Demand(tolerance is not null || !finding.AsksTolerance, "Decision.Tolerance", "Ask, and choose the answer.");
        Problems.Demand(Decision.Usual is not null, "Decision.Usual", "Choose a reason.");
        Problems.Optional("Decision.Words", Decision.Words, 1500);
        Problems.Demand(Decision.Usual is null || reason is not null, "Decision.Words", "Say why in your own words.");
        if (!Problems.None)
        {
            return;
        }

        switch (await Override.Do(Me, new(visit.Screening!.Id, finding.Mark, reason, tolerance), Gone))
        {
            case OverrideFinding.Outcome.Recorded:
                Done("Recorded under your name.", Address);
                break;
            case OverrideFinding.Outcome.Refused refused:
                Refuse(refused.Problems, "Decision");
                break;
            case OverrideFinding.Outcome.NotAllowed:
                Problems.Add("Decision.Usual", "A prescriber decides this.");
                break;
            default:
                Problems.Add("Decision.Usual", "This cannot be overridden.");
                break;
        }
    }

    private async Task AcknowledgeAsync(Finding finding)
    {
        switch (await Acknowledgement.Do(Me, new(visit!.Screening!.Id, [finding.Mark], ToleranceWords.Read(Read.Tolerance), Read.Note), Gone))
        {
            case AcknowledgeFinding.Outcome.Recorded:
                Done("Acknowledged under your name.", Address);
                break;
            case AcknowledgeFinding.Outcome.Refused refused:
                Refuse(refused.Problems, "Read");
                break;
            default:
                Problems.Add("Read.Note", "This finding is decided by a prescriber, or it changed meanwhile.");
                break;
        }
    }

    /// <summary>What is only to note, all of it that is shown.</summary>
    private async Task NoteAllAsync(IReadOnlyList<Finding> findings)
    {
        if (May(Policies.Treat) && await Acknowledgement.Do(Me, new(visit!.Screening!.Id, [.. findings.Select(f => f.Mark)], null, null), Gone) is AcknowledgeFinding.Outcome.Recorded)
        {
            Done("Acknowledged under your name.", Address);
        }
    }

    private async Task GoOnAsync()
    {
        var reason = Problems.Text("GoOn.Reason", GoOn.Reason, "Say why; it stays in the record under your name.", 2000);
        if (Problems.None && await Override.Do(Me, new(visit!.Screening!.Id, null, reason), Gone) is OverrideFinding.Outcome.Recorded)
        {
            Done("Recorded under your name.", Address);
        }
    }

    /// <summary>A new intake beside the old one, with the answers that were open.</summary>
    private async Task AnswerAsync()
    {
        if (!May(Policies.Treat) || visit?.Answers is not { } before)
        {
            return;
        }

        for (var i = 0; i < Answers.Meant.Count; i++)
        {
            Problems.Optional($"Answers.Meant[{i}]", Answers.Meant[i], 500);
        }

        if (!Problems.None)
        {
            return;
        }

        foreach (var (list, _) in Answers.Has.Where(h => h.Value == "yes"))
        {
            Problems.Text($"Answers.Lists[{list}]", Answers.Lists.GetValueOrDefault(list), "Write which, one a line.", 2000);
        }

        var settled = OpenAnswers.Into(before, Answers);
        Problems.Demand(settled != before, "Answers", "Answer at least one of them.");
        if (Problems.None && await Submit.Do(Me, new(Id, visit.Appointment?.Id, IntakeChannel.Staff, settled with { Planned = visit.Screening?.Input.Planned ?? before.Planned }), Gone) is SubmitIntake.Outcome.Kept)
        {
            Done("Answers saved, screened again.", Address);
        }
    }
}
