using Glabella.Course;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Writes one invented person's chart, by the same functions that the acts use.</summary>
internal sealed class DemoRecord(DemoHouse house, DemoHistory history, List<DemoSitting> sittings, int number)
{
    private readonly DemoChart _chart = new(history.Patient);
    private Forecast? _atSigning;

    // Hundreds of forecasts are made, so ensembles are small; but the more is known of a person the fewer members agree
    // with it, and too few make ranges too narrow.
    private ForecastSize Size => new(history.Sessions.Count switch { <= 2 => 1024, <= 4 => 2048, _ => 4096 }, 1);

    public DemoChart Write()
    {
        FollowUps();
        for (var i = 0; i < sittings.Count; i++)
        {
            if (sittings[i].Session is { } session)
            {
                _chart.Book(sittings[i].Visit, sittings[i].Visit.Start - Duration.FromDays(9), house.Desk.Id);
                Sit(sittings[i], session.Request, session.Plan, i >= sittings.Count - 2, IsLast(i) || WasTold(session.Date, sittings[i + 1].Visit));
            }
        }

        if (number < DemoCast.Today.Length)
        {
            Today(DemoCast.Today[number]);
        }

        Recall();
        return _chart;
    }

    private bool IsLast(int sitting) => sitting == sittings.Count - 1 || sittings[sitting + 1].Session is null;

    /// <summary>Whether the end of a session's effect was told, so that its forecast can be held against it.</summary>
    private bool WasTold(LocalDate session, Appointment next) =>
        history.Reports.Any(r => r.Mark == "gone" && r.Date > session && house.At(r.Date, LocalTime.Midnight) <= next.Start);

    private void FollowUps()
    {
        foreach (var grade in history.Grades)
        {
            var injector = house.Injector(number);
            var told = grade.Rater == Rater.Subject;
            _chart.Sign(nameof(RecordFollowUp), new GradeEntry
            {
                PatientId = history.Patient.Id,
                SignedAt = house.At(grade.Date, told ? new LocalTime(8, 40) : new LocalTime(17, 10)),
                SignedById = told ? null : injector.Id,
                SignedBy = told ? history.Patient.Name : injector.Name,
                Date = grade.Date,
                Area = grade.Area.Id,
                Rater = grade.Rater,
                Grade = grade.Grade,
            });
        }

        foreach (var report in history.Reports)
        {
            _chart.Sign(nameof(RecordFollowUp), new ReportEntry
            {
                PatientId = history.Patient.Id,
                SignedAt = house.Past(house.At(report.Date.PlusDays(report.Roughly ? 12 : 2), new LocalTime(19, 30))),
                SignedBy = history.Patient.Name,
                Date = report.Date,
                Mark = report.Mark,
                Roughly = report.Roughly,
            });
        }
    }

    private void Sit(DemoSitting sitting, PlanRequest request, TreatmentPlan plan, bool whole, bool forecast)
    {
        var (injector, start) = (sitting.Injector, sitting.Visit.Start);
        var date = request.Date!.Value;
        var doer = new Actor(injector.Id, injector.Name, []);
        ScreeningEntry? screening = null;
        PlanEntry? planned = null;
        if (whole)
        {
            var intake = Intake(sitting.Visit, start - Duration.FromMinutes(50), Healthy());
            screening = Screen(doer, intake, sitting.Visit, start - Duration.FromMinutes(10), plan);
            planned = _chart.Sign(nameof(SavePlan), SavePlan.Entry(doer, _chart.On(date), sitting.Visit.Id, request, plan, house.Past(start + Duration.FromMinutes(4)), null, screening.Id));
        }

        var consent = Consent(doer, planned?.Id, plan, house.Past(start + Duration.FromMinutes(8)));
        Treat(sitting, doer, date, plan, sitting.Vials, screening?.Id, planned?.Id, consent.Id, house.Past(start + Duration.FromMinutes(24)), whole && forecast);
    }

    private void Treat(DemoSitting sitting, Actor doer, LocalDate date, TreatmentPlan plan, List<DrawnVial> vials, Guid? screening, Guid? planned, Guid consent, Instant at, bool forecast)
    {
        var points = SavePlan.PointsOf(plan);
        var entry = _chart.Sign(nameof(RecordTreatment), new TreatmentEntry
        {
            Id = sitting.TreatmentId,
            PatientId = history.Patient.Id,
            SignedAt = at,
            SignedById = doer.StaffId,
            SignedBy = doer.Name,
            Date = date,
            Product = plan.Product.Name,
            Lot = string.Join(", ", vials.Select(v => v.Lot).Distinct(StringComparer.Ordinal)),
            DiluentMl = plan.Dilution.DiluentMl,
            VialsJson = RecordJson.Write(vials),
            PointsJson = RecordJson.Write(points),
            AreasJson = RecordJson.Write(StandingTreatment.AreasOf(points)),
            Units = plan.Totals.Units,
            AppointmentId = sitting.Visit.Id,
            PlanId = planned,
            ConsentId = consent,
            ScreeningId = screening,
        });
        var standing = StandingTreatment.Of(entry, []);
        if (forecast)
        {
            _atSigning = KeptForecast.Of(_chart.On(date), standing, date, Size, PracticeStanding.None);
            if (_atSigning is not null)
            {
                Keep(doer, standing, _atSigning, ForecastOccasion.AtSigning, at);
            }
        }
    }

    private void Keep(Actor doer, StandingTreatment treatment, Forecast forecast, ForecastOccasion occasion, Instant at)
    {
        foreach (var entry in KeptForecast.Entries(doer, history.Patient.Id, treatment, forecast, occasion, at))
        {
            _chart.Sign(nameof(ForecastFor), entry);
        }
    }

    private Screening.Intake Healthy() => new()
    {
        Pregnant = history.Patient.Sex == Sex.Male ? null : false,
        Breastfeeding = history.Patient.Sex == Sex.Male ? null : false,
        Medications = [],
        Conditions = [],
        Allergies = [],
        PriorTreatments = [],
    };

    private IntakeEntry Intake(Appointment visit, Instant at, Screening.Intake answers) => _chart.Sign(nameof(SubmitIntake), new IntakeEntry
    {
        PatientId = history.Patient.Id,
        SignedAt = at,
        SignedBy = history.Patient.Name,
        AppointmentId = visit.Id,
        Channel = IntakeChannel.Link,
        AnswersJson = RecordJson.Write(answers),
    });

    private ScreeningEntry Screen(Actor doer, IntakeEntry intake, Appointment visit, Instant at, TreatmentPlan? plan, IEnumerable<Area>? areas = null)
    {
        var date = visit.Start.InZone(house.Settings.Zone).Date;
        var products = plan is null ? null : new[] { plan.Product.Name };
        ScreenPatient.Request request = new(history.Patient.Id, intake.Id, visit.Id, date, products, [.. (areas ?? plan!.Areas.Select(a => a.Area)).Select(a => a.Id)]);
        return _chart.Sign(nameof(ScreenPatient), ScreenPatient.Make(doer, house.Settings, _chart.On(date.PlusDays(-1)), intake, request, at));
    }

    private ConsentEntry Consent(Actor doer, Guid? plan, TreatmentPlan planned, Instant at) => _chart.Sign(nameof(SignConsent), new ConsentEntry
    {
        PatientId = history.Patient.Id,
        SignedAt = at,
        SignedById = doer.StaffId,
        SignedBy = doer.Name,
        TextId = ConsentText.Toxin.Id,
        TextVersion = ConsentText.Toxin.Version,
        Text = ConsentText.Toxin.PlainText,
        Product = planned.Product.Name,
        AreaIds = string.Join(',', planned.Areas.Select(a => a.Area.Id)),
        SignerName = history.Patient.Name,
        Photographs = PhotographUse.OwnRecord,
        PlanId = plan,
    });

    private void Today(DemoVisit cast)
    {
        var injector = house.Injector(cast.Injector);
        var doer = new Actor(injector.Id, injector.Name, []);
        var visit = cast.Upto == 4 ? sittings[^1].Visit : house.Visit(history.Patient.Id, injector, house.Today, cast.Time, cast.Minutes, cast.Kind, cast.Status);
        _chart.Book(visit, house.Past(house.Now - Duration.FromDays(6)), house.Desk.Id);
        var evening = house.At(house.Today.PlusDays(-1), new LocalTime(18, 20));
        _chart.Links.Add(new PrivateLink
        {
            PatientId = history.Patient.Id,
            Purpose = LinkPurpose.Intake,
            AppointmentId = visit.Id,
            TokenHash = Secret.Hash(Secret.Token()),
            CreatedAt = evening - Duration.FromDays(2),
            ExpiresAt = visit.End,
            OpenedAt = cast.Answers is null ? null : evening,
            UsedAt = cast.Answers is null ? null : evening,
        });
        if (cast.Kind == VisitKind.FollowUp)
        {
            ToldSince(cast);
            _chart.Sign(nameof(RecordFollowUp), new GradeEntry { PatientId = history.Patient.Id, SignedAt = house.Past(house.At(house.Today, new LocalTime(8, 5))), SignedBy = history.Patient.Name, Date = house.Today, Area = cast.Areas[0].Id, Rater = Rater.Subject, Grade = Grade.Mild });
            return;
        }

        if (cast.Answers is null)
        {
            return;
        }

        var intake = Intake(visit, evening, cast.Answers);
        var screening = Screen(doer, intake, visit, evening, null, cast.Areas);
        var request = SavePlan.Complete(_chart.On(house.Today.PlusDays(-1)), new PlanRequest { Product = house.Settings.Toxins.First(), Areas = cast.Areas }, house.Today);
        if (cast.Upto < 2 || Planner.Plan(request) is not TreatmentPlan plan)
        {
            return;
        }

        var planned = _chart.Sign(nameof(SavePlan), SavePlan.Entry(doer, _chart.On(house.Today), visit.Id, request, plan, house.Past(visit.Start + Duration.FromMinutes(4)), null, screening.Id));
        var consent = Consent(doer, planned.Id, plan, house.Past(visit.Start + Duration.FromMinutes(8)));
        if (cast.Upto == 4)
        {
            var at = house.Past(visit.Start + Duration.FromMinutes(24));
            Treat(sittings[^1], doer, house.Today, plan, house.Stock.Draw(plan.Product, plan.Totals.Units, at, injector.Id, sittings[^1].TreatmentId), screening.Id, planned.Id, consent.Id, at, true);
        }
    }

    /// <summary>After the treatment she was given an antibiotic that strengthens it, and says so: somebody is to look.</summary>
    private void ToldSince(DemoVisit cast)
    {
        var evening = house.At(house.Today.PlusDays(-1), new LocalTime(19, 10));
        var intake = _chart.Sign(nameof(SubmitIntake), new IntakeEntry
        {
            PatientId = history.Patient.Id,
            SignedAt = evening,
            SignedBy = history.Patient.Name,
            Channel = IntakeChannel.Link,
            AnswersJson = RecordJson.Write(cast.Answers! with { Medications = ["gentamicin injections since Monday"] }),
        });
        var chart = _chart.On(house.Today);
        var request = new ScreenPatient.Request(history.Patient.Id, intake.Id, null, house.Today, null, [.. cast.Areas.Select(a => a.Id)]);
        var screening = _chart.Sign(nameof(ScreenPatient), ScreenPatient.Make(Actor.Patient(history.Patient.Name), house.Settings, chart, intake, request, evening));
        _chart.Tasks.AddRange(WatchTasks.Late(chart, screening, house.Today.PlusDays(-1), evening));
    }

    private void Recall()
    {
        var chart = _chart.On(house.Today);
        if (chart.LastTreatment is not { } last)
        {
            return;
        }

        var forecast = _atSigning;
        if (forecast is not null && (chart.Grades.Any(g => g.Date > last.Date) || chart.Reports.Any(r => r.Date > last.Date)))
        {
            forecast = KeptForecast.Of(chart, last, house.Today, Size, PracticeStanding.None)!;
            Keep(new Actor(house.Injector(number).Id, house.Injector(number).Name, []), last, forecast, ForecastOccasion.AfterFollowUp, house.Past(house.Now - Duration.FromHours(1)));
        }

        var place = RecallPlace.Of(last, forecast, house.Settings.BookingLeadDays);
        var late = Period.DaysBetween(place.DueOn, house.Today);
        var state = number < DemoCast.Today.Length && last.Date != house.Today ? RecallState.Contacted : late > 75 ? RecallState.Closed : late > 12 && place.Reason == RecallReason.Fading ? RecallState.Contacted : RecallState.Waiting;
        _chart.Recall = new RecallEntry
        {
            PatientId = history.Patient.Id,
            TreatmentId = last.Id,
            Area = place.Area,
            Reason = place.Reason,
            DueOn = place.DueOn,
            HalfFadedOn = place.HalfFadedOn,
            EarliestOn = place.EarliestOn,
            LatestOn = place.LatestOn,
            State = state,
            ContactedAt = state == RecallState.Waiting ? null : house.Past(house.At(place.DueOn.PlusDays(1), new LocalTime(11, 0))),
            ContactedById = state == RecallState.Waiting ? null : house.Desk.Id,
        };
    }
}
