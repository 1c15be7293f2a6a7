using Glabella.Components;
using Glabella.Hosting;
using Glabella.Planning;
using Glabella.Pages.Plan;
using Glabella.Practice;

namespace Glabella.Pages.Treatment;

/// <summary>What the forms of the page do.</summary>
public partial class TreatPage
{
    private async Task ReadAgainAsync()
    {
        visit = new((await Charts.Do(Me, Id, Gone))!, Frame);
        head = visit.Head(head!);
        await LookAsync();
    }

    private async Task ScreenTodayAsync()
    {
        await Screen.Do(Me, new(Id, AppointmentId: visit!.Appointment?.Id, Date: Frame.Today, ProductNames: [plan!.Product], AreaIds: [.. plan.Points.Select(p => p.Area).Distinct()]), Gone);
        await ReadAgainAsync();
        said = "Screened for today.";
    }

    private async Task ConsentAsync()
    {
        PhotographUse? photographs = Enum.TryParse<PhotographUse>(Consent.Photographs, out var use) ? use : null;
        switch (await SignText.Do(Me, new(Id, plan?.Id, Consent.TextVersion, Consent.SignerName, Consent.Agreed, photographs), Gone))
        {
            case SignConsent.Outcome.Given:
                Done("Consent signed.", $"/patients/{Id}/treat");
                break;
            case SignConsent.Outcome.TextChanged:
                notice = "The text has changed since this page was opened. Read it once more, then sign.";
                break;
            case SignConsent.Outcome.Refused refused:
                Refuse(refused.Problems, "Consent");
                break;
            default:
                Nav.NotFound();
                break;
        }
    }

    private Task PostAsync() => Input.Act switch
    {
        "open" => OpenAsync(),
        "new" => TakeInAsync(),
        "sign" => SignAsync(),
        _ => Task.CompletedTask,
    };

    private async Task OpenAsync()
    {
        var diluent = Problems.Number("Input.DiluentMl", Input.DiluentMl, 0.1m, 10, "Write how much diluent was added.", "mL");
        Problems.Demand(Guid.TryParse(Input.OpenLot, out var lot), "Input.OpenLot", "Choose the lot.");
        if (Problems.None)
        {
            await OpenAsync(lot, (double?)diluent, "Input.OpenLot");
        }
    }

    private async Task OpenAsync(Guid lot, double? diluent, string field)
    {
        switch (await OpenSealed.Do(Me, lot, diluent, Gone))
        {
            case OpenVial.Outcome.Opened opened:
                Input.Vials.Add(opened.VialId.ToString("D"));
                Input.NewLot = Input.NewExpiry = null;
                await LookAsync();
                said = $"Vial opened. Use before {Frame.Local(opened.UseBefore).Date.Brief(Frame.Today)}, {Frame.Local(opened.UseBefore).TimeOfDay.Clock()}.";
                break;
            case OpenVial.Outcome.Expired:
                Problems.Add(field, "This lot has expired. Take another one.");
                break;
            case OpenVial.Outcome.NoneLeft:
                Problems.Add(field, "No sealed vial of this lot is left.");
                break;
            case OpenVial.Outcome.Refused refused:
                Refuse(refused.Problems);
                break;
        }
    }

    private async Task TakeInAsync()
    {
        var expiry = Problems.Date("Input.NewExpiry", Input.NewExpiry, "Write the last day of use on the box.");
        var diluent = Problems.Number("Input.DiluentMl", Input.DiluentMl, 0.1m, 10, "Write how much diluent was added.", "mL");
        var units = Problems.Number("Input.NewUnits", Input.NewUnits, 1, 1000, "Choose the units of the vial.", "units");
        Problems.Text("Input.NewLot", Input.NewLot, "Write the number on the box.", 40);
        if (!Problems.None)
        {
            return;
        }

        switch (await Receive.Do(Me, new(plan!.Product, Input.NewLot, expiry, (double?)units, 1), Gone))
        {
            case ReceiveVials.Outcome.Received received:
                await OpenAsync(received.LotId, (double?)diluent, "Input.NewLot");
                break;
            case ReceiveVials.Outcome.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    Problems.Add(problem.Field switch { "Expiry" => "Input.NewExpiry", "VialUnits" => "Input.NewUnits", _ => "Input.NewLot" }, problem.Message);
                }

                break;
        }
    }

    private async Task SignAsync()
    {
        var given = TreatReading.Given(Input, plan!, Problems);
        Problems.Demand(Input.Confirmed, "Input.Confirmed", "Tick that it was given as written above.");
        List<Guid> vials = [.. Input.Vials.Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)];
        Problems.Demand(vials.Count > 0, "Input.Vials", "Choose the vial that was used.");
        if (!Problems.None)
        {
            return;
        }

        switch (await Record.Do(Me, new(Id, visit!.Appointment?.Id, plan!.Id, vials, given, Input.DifferenceReason, Input.Note, TreatReading.Baselines(Input)), Gone))
        {
            case RecordTreatment.Outcome.Recorded recorded:
                Done("Signed and locked.", $"/patients/{Id}/treatments/{recorded.Entry.Id}");
                break;
            case RecordTreatment.Outcome.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    Problems.Add(TreatReading.FieldOf(problem.Field, plan), problem.Message);
                }

                break;
            case RecordTreatment.Outcome.OverLimit over:
                Problems.Add(TreatReading.Field(plan, plan.Points[0].Id), over.Why switch
                {
                    PlanRefused why => $"{why.Refusal.Sentence} ({why.Refusal.Rule})",
                    PlanInputError why => why.Sentence,
                    _ => "This breaks a limit of the label.",
                });
                break;
            case RecordTreatment.Outcome.ChangedMeanwhile:
                await ReadAgainAsync();
                notice = "Somebody drew from the vial or changed the visit meanwhile. Nothing was signed, nothing you typed is lost. Look at the vial, then sign again.";
                break;
            case RecordTreatment.Outcome.NotAllowed:
                notice = "An injector or prescriber signs.";
                break;
            default:
                Nav.NotFound();
                break;
        }
    }

    private string PlanWords() => string.Join(", ", plan!.Points.GroupBy(p => p.Area).Select(g => $"{AreaWords.Plain(g.Key)} {PlanReading.Units(g.Sum(p => p.Units))} U"));
}
