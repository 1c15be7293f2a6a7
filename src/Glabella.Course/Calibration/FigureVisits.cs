namespace Glabella.Course.Calibrating;

/// <summary>How a figure is counted.</summary>
internal enum FigureKind
{
    /// <summary>A share at one visit.</summary>
    Share,

    /// <summary>A share that holds at this and each earlier visit.</summary>
    Lasting,

    /// <summary>A median on visit days.</summary>
    Duration,

    /// <summary>A share that has noticed by a day, or the day by which half have.</summary>
    Noticing,
}

/// <summary>The days on which a figure's arm is seen. Where a table does not state its visits, they are monthly (definitions: docs/course/README.md, section 3).</summary>
internal sealed record FigureVisits(FigureKind Kind, int[] Days)
{
    /// <summary>Days of a figure.</summary>
    public static FigureVisits Of(TrialFigure f)
    {
        var kind = KindOf(f.Code)!.Value;
        var day = (int)(f.Day ?? f.Value);
        return kind switch
        {
            FigureKind.Share => new(kind, [day]),
            FigureKind.Lasting => new(kind, [.. Every(day % 28 == 0 ? 28 : 30, 0, day)]),

            // Trials of daxibotulinumtoxinA saw their subjects every two weeks after week 24, others every four.
            FigureKind.Duration => new(kind, [.. Every(28, 0, 168), .. Every(f.Product == "daxibotulinumtoxinA" ? 14 : 28, 168, 392)]),
            _ => new(kind, [.. Enumerable.Range(1, f.Metric == FigureMetric.TimeToOnsetDays ? (int)Math.Ceiling(f.Value) + 1 : day)]),
        };
    }

    /// <summary>How a code is counted; null if it is not predicted.</summary>
    public static FigureKind? KindOf(string code) => code switch
    {
        "NM_INV" or "NM_SUB" or "NM_COMP" or "NM_UNSP" or "G1_INV" or "G1_SUB" or "G1_UNSP" or "G1_PHOTO4" or "C2" or "C2_NM" or "SUB_GA" => FigureKind.Share,
        "NOT_RELAPSED" => FigureKind.Lasting,
        "T_BASE_INV" or "T_BASE_BOTH" or "T_BASE_UNSP" or "T_NM_BOTH" or "T_NM_UNSP" or "T_NM_COND" or "T_G1_INV" => FigureKind.Duration,
        "ONSET_SUB" or "ONSET_INV" or "ONSET_MED" => FigureKind.Noticing,
        _ => null,
    };

    private static IEnumerable<int> Every(int step, int after, int until)
    {
        for (var day = after + step; day <= until; day += step)
        {
            yield return day;
        }
    }
}
