using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>The permanent codes of errors and warnings that are not clinical. A code is never reused.</summary>
internal static class ProblemCodes
{
    private static readonly ImmutableArray<(string Code, string Title, string Text)> Known =
    [
        ("INP-001", "The file is not there", "A file that was named does not exist. Check the path; a relative one counts from the current folder."),
        ("INP-002", "The input cannot be read", "The input is empty, larger than 8 MiB (1 MiB for one NDJSON line), a folder, or not readable by this user."),
        ("INP-003", "The input is not UTF-8", "Documents are read as UTF-8, with or without a byte order mark. Save the file as UTF-8 and try again."),
        ("INP-004", "The JSON is malformed", "The document is not strict JSON (RFC 8259): a comma or bracket is missing or too many, a name is given twice, a comment or NaN is in it, or it is nested deeper than 32 levels. Line and column say where reading stopped."),
        ("INP-005", "A field has the wrong type or is missing", "A field holds another type than expected, or a field that is needed is not there. The field is named by its JSON pointer."),
        ("INP-006", "A value is out of range", "A number is outside its range or not finite, or a text or list is too long."),
        ("INP-007", "The name is not known", "A product, area, rater, mark, sex, code or other name is not known. The nearest known names are listed."),
        ("INP-008", "A date does not exist or is out of order", "A date is no real day of 1900 to 2199 written as 2026-11-24, or two dates stand in an order that cannot be."),
        ("INP-009", "A field is not known", "The document has a field that the command does not use. It was ignored; the nearest known name is given. Only a warning."),
        ("INP-010", "The call is not understood", "A command or option is unknown, an option lacks its value, or an option that takes one value was given twice."),
        ("INP-011", "A blank text was ignored", "A text in a list holds nothing but blanks and was left out. Only a warning."),
        ("REC-001", "There is no record here", "The folder or database that was named holds no Glabella record."),
        ("REC-002", "The record cannot be opened", "The record is locked by another program, damaged, or not reachable."),
        ("REC-003", "The record is from a newer version", "The record was written by a newer version of Glabella. Install that version or a later one; nothing was changed."),
        ("REC-004", "The file is no backup", "The file is not a Glabella backup, was cut short, or was altered: a checksum does not fit. Nothing was changed."),
        ("REC-005", "The target is not empty", "The file or record that would be written exists already. Name another one, or say --force."),
        ("REC-006", "A fault was found in the record", "The check found a broken checksum, reference or audit chain. The answer lists each fault and where it is."),
        ("REC-007", "The record has patients", "The demonstration practice fills only an empty record, so that it never mixes with real patients."),
        ("SYS-001", "Something went wrong inside Glabella", "A defect. The message has an id; run again with --debug for technical detail and report both."),
        ("SYS-002", "The address is in use", "Another program listens on this port already, perhaps another Glabella. Stop it or choose another port with --urls."),
        ("SYS-003", "The file could not be written", "The disk is full, or the folder cannot be written. No half-written file is left."),
    ];

    /// <summary>The title of a code; the code itself where a clinical room owns it.</summary>
    public static string Title(string code)
    {
        foreach (var known in Known)
        {
            if (known.Code == code)
            {
                return known.Title;
            }
        }

        return ClinicalTitle(code);
    }

    /// <summary>What <c>glabella explain</c> says of each code.</summary>
    public static IEnumerable<Explanation> Explanations { get; } =
    [
        .. Known.Concat(StatusWords.All.Select(w => (w.Code, w.Title, Text: w.Lead)))
            .Select(k => new Explanation(k.Code, ExplanationType.Problem, k.Title, k.Text, [], [], null)),
    ];

    /// <summary>Clinical refusals take the title that their room gives the rule.</summary>
    private static string ClinicalTitle(string code) => ExplainedCodes.Find(code)?.Title ?? code;
}
