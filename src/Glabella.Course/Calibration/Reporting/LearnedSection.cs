using System.Collections.Immutable;
using static Glabella.Course.Reporting.Markdown;

namespace Glabella.Course.Reporting;

/// <summary>What was learned: parameters, what cannot be told apart, how trials differ.</summary>
internal static class LearnedSection
{
    /// <summary>Share of the prior's standard deviation above which figures are said to tell nothing (convention).</summary>
    private const double NotLearned = 0.9;

    private const int Strongest = 12;

    public static void Write(Markdown page, ImmutableArray<ReportFile>.Builder files, CalibrationResult result)
    {
        page.Heading(2, "Priors, posterior, identifiability");
        if (result.Acceptance is { } acceptance)
        {
            var worst = result.Parameters.MaxBy(p => p.RHat ?? 0);
            var fewest = result.Parameters.MinBy(p => p.EffectiveDraws ?? double.MaxValue);
            page.Say($"The posterior was sampled: mean acceptance {N(acceptance, 2)}; largest split R-hat {N(worst?.RHat, 3)} ({worst?.Name}); fewest bulk effective draws {N(fewest?.EffectiveDraws, 0)} ({fewest?.Name}).");
        }
        else
        {
            page.Say("Nothing was sampled: these are the parameters that the program has built in.");
        }

        ReachedSection.Picture(page, files, "calibration-parameters.svg", LearnedPicture.Parameters(result.Parameters), "Prior and posterior of each parameter, in standard deviations of the prior; the figures stand in the table below");
        page.Say("On the working scale. *Left*: the posterior's standard deviation as a share of the prior's; near 100 % the figures say nothing and the value is the prior's.");
        page.Table(
            ["parameter", "meaning", "scale", ">prior", ">posterior", ">10 to 90 %", ">left", ">R-hat", ">effective draws"],
            result.Parameters.Select(p => (IReadOnlyList<string>)
            [
                $"`{p.Name}`", p.Meaning + (p.Unit is "" or "1" ? "" : $" ({p.Unit})"), Scale(p.Scale), $"{N(p.Prior.Mean, 3)} ± {N(p.Prior.Sd, 3)}", $"{N(p.Posterior.Mean, 3)} ± {N(p.Posterior.Sd, 3)}",
                $"{N(p.Posterior.P10, 3)} to {N(p.Posterior.P90, 3)}", $"{N(100 * p.Posterior.Sd / p.Prior.Sd, 0)} %", N(p.RHat, 3), N(p.EffectiveDraws, 0),
            ]));
        string[] open = [.. result.Parameters.Where(p => p.Posterior.Sd > NotLearned * p.Prior.Sd).Select(p => $"`{p.Name}`")];
        page.Say(open.Length == 0 ? "Every parameter is narrower than its prior by a tenth or more." : $"Not learned (at least {N(100 * NotLearned, 0)} % of the prior left): {string.Join(", ", open)}.");
        Correlations(page, result);
        Spread(page, files, result);
    }

    /// <summary>What a scale is called.</summary>
    public static string Scale(WorkingScale scale) => scale switch { WorkingScale.Log => "log", WorkingScale.Logit => "logit", _ => "identity" };

    private static void Correlations(Markdown page, CalibrationResult result)
    {
        var n = result.Parameters.Length;
        if (result.Correlation.Length != n * n || n < 2)
        {
            return;
        }

        var pairs = Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, i).Select(j => (I: i, J: j, R: result.Correlation[(i * n) + j])))
            .OrderByDescending(p => Math.Abs(p.R)).Take(Strongest);
        page.Say("Strongest correlations: of such pairs the figures know one combination better than either.");
        page.Table(["one", "other", ">correlation"], pairs.Select(p => (IReadOnlyList<string>)[$"`{result.Parameters[p.J].Name}`", $"`{result.Parameters[p.I].Name}`", N(p.R, 2)]));
    }

    private static void Spread(Markdown page, ImmutableArray<ReportFile>.Builder files, CalibrationResult result)
    {
        if (result.Trials.IsEmpty)
        {
            return;
        }

        page.Heading(2, "Between trials");
        page.Say("Each trial has three effects that its arms share: on the share of the line that the toxin does not move (its faces and technique), on readings after treatment, on noticing. "
            + "Posterior means in standard deviations between trials; a trial with few figures stays near 0. An unseen trial or practice draws its own.");
        ReachedSection.Picture(page, files, "calibration-spread.svg", LearnedPicture.Spread(result.Trials), "Effects of each trial in standard deviations between trials; the figures stand in the table below");
        page.Table(
            ["trial", ">unmoved share", ">reading", ">noticing"],
            result.Trials.Select(t => (IReadOnlyList<string>)[t.Trial, N(t.UnmovedShift, 2), N(t.ReadingShift, 2), N(t.NoticingShift, 2)]));
    }
}
