using System.Collections.Immutable;

namespace Glabella.Practice;

/// <summary>Everything that can be done with the record; one class an act, each holding its request, decision and outcome.</summary>
internal static class Acts
{
    public static ImmutableArray<Type> All { get; } =
    [
        typeof(PrepareSetup), typeof(CreateOwner), typeof(InviteStaff), typeof(AcceptInvitation), typeof(ListStaff), typeof(ChangeStaff),
        typeof(UpdateSettings), typeof(VerifyRecord), typeof(DemoPractice),
        typeof(RegisterPatient), typeof(ChangePatient), typeof(FindPatients), typeof(OpenChart), typeof(ErasePatient),
        typeof(SendLink), typeof(OpenLink), typeof(SubmitIntake), typeof(ScreenPatient), typeof(OverrideFinding), typeof(AcknowledgeFinding),
        typeof(SavePlan), typeof(SignConsent), typeof(RecordTreatment), typeof(AddPastTreatment), typeof(AmendTreatment),
        typeof(RecordFollowUp), typeof(ForecastFor), typeof(ForecastAccuracy), typeof(RecallList), typeof(MarkRecall), typeof(TaskList), typeof(MarkTask),
        typeof(ReceiveVials), typeof(OpenVial), typeof(WasteVial), typeof(StockList),
        typeof(BookAppointment), typeof(MoveAppointment), typeof(SetVisitStatus), typeof(DaySchedule),
    ];
}
