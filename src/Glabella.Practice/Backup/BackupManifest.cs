using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What a backup says of itself: the first part of the file.</summary>
/// <param name="Format">Always <see cref="Name"/>.</param>
/// <param name="FormatVersion">Version of the layout of the file.</param>
/// <param name="Schema">Names of the migrations that the record had, oldest first.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Patients">Persons.</param>
/// <param name="Treatments">Signed treatments.</param>
/// <param name="AuditHead">Hash over all heads of the audit trail.</param>
/// <param name="Parts">One part a table, in an order in which they can be read back.</param>
public sealed record BackupManifest(
    string Format, int FormatVersion, ImmutableArray<string> Schema, Instant CreatedAt, int Patients, int Treatments, string AuditHead, ImmutableArray<BackupPart> Parts)
{
    /// <summary>Name of the format.</summary>
    public const string Name = "glabella-backup";

    /// <summary>Version of the layout that this program writes.</summary>
    public const int Current = 1;
}

/// <summary>One table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">Of the part before compression, hexadecimal.</param>
public sealed record BackupPart(string Table, long Rows, string Sha256);

/// <summary>A backup that was made or read.</summary>
/// <param name="File">Full path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of the whole file, hexadecimal.</param>
/// <param name="Manifest">What it says of itself.</param>
public sealed record BackupFile(string File, long Bytes, string Sha256, BackupManifest Manifest);

/// <summary>What came of a backup, a restore or a look into a backup: exactly one of the two is not null.</summary>
/// <param name="File">The backup.</param>
/// <param name="Problem">Why not.</param>
public sealed record BackupOutcome(BackupFile? File, RecordProblem? Problem);
