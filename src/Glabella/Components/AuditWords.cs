using System.Text;

namespace Glabella.Components;

/// <summary>Acts of the audit trail as people read them.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["OpenPatient"] = "Opened a page of this person",
        ["OpenChart"] = "Opened the chart",
        ["RegisterPatient"] = "Opened a new chart",
        ["ChangePatient"] = "Changed the details",
        ["BookAppointment"] = "Booked a visit",
        ["MoveAppointment"] = "Moved a visit",
        ["SetVisitStatus:Arrived"] = "Checked in",
        ["SetVisitStatus:InRoom"] = "Called into the room",
        ["SetVisitStatus:Done"] = "Ended a visit",
        ["SetVisitStatus:Cancelled"] = "Cancelled a visit",
        ["SetVisitStatus:NoShow"] = "Noted that nobody came",
        ["SetVisitStatus:Expected"] = "Set a visit back to expected",
        ["SendLink:Intake"] = "Made a private link for the intake",
        ["SendLink:MyTreatment"] = "Made a private link to the own treatment",
        ["OpenLink:Intake"] = "Opened the private link for the intake",
        ["OpenLink:MyTreatment"] = "Opened the private link to the own treatment",
        ["SubmitIntake"] = "Sent the answers of the intake",
        ["ScreenPatient"] = "Screened",
        ["OverrideFinding"] = "Decided in spite of a finding",
        ["AcknowledgeFinding"] = "Signed for a finding",
        ["MarkTask:Done"] = "Did what was to be done",
        ["MarkTask:Open"] = "Put a task back",
        ["SavePlan"] = "Accepted a plan",
        ["SignConsent"] = "Signed the consent",
        ["RecordTreatment"] = "Signed a treatment",
        ["AmendTreatment"] = "Added to a treatment",
        ["RecordFollowUp"] = "Recorded a follow-up",
        ["ForecastFor"] = "Made a forecast",
        ["ErasePatient"] = "Erased the person",
    };

    /// <summary>Words for an act; one that is not listed is spelled out ("MarkRecall:Contacted" becomes "Mark recall: contacted").</summary>
    public static string Of(string act)
    {
        if (Known.TryGetValue(act, out var words))
        {
            return words;
        }

        var text = new StringBuilder();
        foreach (var letter in act)
        {
            if (letter == ':')
            {
                text.Append(": ");
            }
            else if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append(text[^1] == ' ' ? "" : " ").Append(char.ToLowerInvariant(letter));
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }
}
