using Glabella.Course.Forecasting;

namespace Glabella.Tests.Course.Reference;

/// <summary>
/// A population of a worked example by the reference: persons of a typical practice on Sobol points, weights of enrolment, events and
/// percentages as sections 2 to 4 of docs/course/README.md define them.
/// </summary>
internal sealed class ReferencePopulation
{
    private readonly ReferenceModel model;
    private readonly double[] days;
    private readonly (double Weight, double Z0, double Investigator, double Subject, double[] Z)[] members;

    /// <summary>Solves a population.</summary>
    /// <param name="model">Parameters.</param>
    /// <param name="example">Sessions, product and area.</param>
    /// <param name="points">Standard normals of the persons.</param>
    /// <param name="only">Days that will be asked for; null = all that events need.</param>
    public ReferencePopulation(ReferenceModel model, WorkedExample example, Ensemble points, IEnumerable<int>? only = null)
    {
        this.model = model;
        string product = example.Json.GetProperty("product").GetString()!, area = example.Json.GetProperty("area").GetString()!;
        var sessions = example.Json.GetProperty("sessions").EnumerateArray().Select(s => (Day: s.GetProperty("day").GetDouble(), Units: s.GetProperty("units").GetDouble())).ToArray();
        First = sessions.Last(s => s.Day == 0 || sessions.All(o => o.Day >= s.Day || s.Day - o.Day >= 42)).Day;
        days = [.. (only?.Select(d => (double)d) ?? Grid(sessions.Select(s => s.Day))).Distinct().Order()];
        double Number(Dimension dimension, int member) => points[dimension][member];
        members = [.. Enumerable.Range(0, points.Members).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(i =>
        {
            double[] z = [Number(Dimension.Amount, i), Number(Dimension.Loss, i), Number(Dimension.Uptake, i), Number(Dimension.Unmoved, i), Number(Dimension.Untreated, i), Number(Dimension.Turnover, i)];
            var person = model.Person(area, [product], z);
            ReferenceDose[] doses = [.. sessions.Select(s => new ReferenceDose(s.Day, model.Amount(area, product, s.Units, z[0], example.Factor)))];
            double inv = model.Value("investigatorPersistentBiasSd") * Number(Dimension.InvestigatorBias, i), sub = model.Working("subjectBias") + (model.Between("subjectBias") * Number(Dimension.SubjectBias, i));
            var enrolled = Above(1.5, person.Z0 + inv, "investigatorError") * Above(1.5, person.Z0 + sub, "subjectError");
            return (enrolled, person.Z0, inv, sub, ReferenceCourse.Solve(person, doses, days, 1e-8).Select(s => s.Z).ToArray());
        })];
    }

    /// <summary>Day of the last cycle's first session.</summary>
    public double First { get; }

    /// <summary>Quantile of severity on a day of the grid.</summary>
    public double Severity(double day, double share) => Quantile(members.Select(m => (m.Z[Array.IndexOf(days, day)], m.Weight)), share).Value;

    /// <summary>Quantile and probability of an event of the last cycle, days since its first session.</summary>
    public (double Value, double Probability) Event(string name, double share)
    {
        var all = members.Select(m => (Day: Event(m.Z, m.Z0, name), m.Weight)).Where(m => !double.IsNaN(m.Day)).ToArray();
        return (Quantile(all, share).Value, all.Sum(m => m.Weight) / members.Sum(m => m.Weight));
    }

    /// <summary>What raters would record on a day: NM_INV, NM_SUB, C2 or G1_INV, percent.</summary>
    public double Percent(string code, int day)
    {
        double some = 0, all = 0;
        foreach (var m in members)
        {
            var reading = m.Z[Array.IndexOf(days, (double)day)] - (model.Working("expectation") * Math.Exp(-day * model.Working("expectationDecay")));
            double At(double cut, double z, bool investigator) => 1 - Above(cut, z + (investigator ? m.Investigator : m.Subject), investigator ? "investigatorError" : "subjectError");
            double Severe(bool investigator) => 1 - At(2.5, m.Z0, investigator);
            double Moderate(bool investigator) => At(2.5, m.Z0, investigator) - At(1.5, m.Z0, investigator);
            double Two(bool investigator) => (Moderate(investigator) * At(0.5, reading, investigator)) + (Severe(investigator) * At(1.5, reading, investigator));
            all += m.Weight;
            some += code switch
            {
                "NM_INV" => m.Weight * At(1.5, reading, true),
                "NM_SUB" => m.Weight * At(1.5, reading, false),
                "C2" => Two(true) * Two(false),
                _ => ((Moderate(true) * At(1.5, reading, true)) + (Severe(true) * At(2.5, reading, true))) * (Moderate(false) + Severe(false)),
            };
        }

        return 100 * some / all;
    }

    private static IEnumerable<double> Grid(IEnumerable<double> sessions)
    {
        foreach (var session in sessions)
        {
            for (double after = 0; after <= 730; after += after < 12 ? 0.25 : after < 30 ? 1 : after < 270 ? 3 : 10)
            {
                yield return session + after;
            }

            foreach (var listed in new[] { 60, 90, 120, 150, 180 })
            {
                yield return listed;
            }
        }
    }

    private double Event(double[] z, double z0, string name)
    {
        var from = Array.IndexOf(days, First);
        double before = z[from], least = z[from..].Min();
        double Crossed(int start, bool down, double level)
        {
            for (var i = start; i < z.Length; i++)
            {
                if (down ? z[i] <= level : z[i] >= level)
                {
                    return (i == start ? days[i] : days[i - 1] + ((level - z[i - 1]) / (z[i] - z[i - 1]) * (days[i] - days[i - 1]))) - First;
                }
            }

            return double.PositiveInfinity;
        }

        var full = Array.FindIndex(z, from, v => v <= before - (0.95 * (before - least)));
        bool onset = before - least >= 0.5, responded = z0 - least > 0.5;
        return name switch
        {
            "onset" => onset ? Crossed(from, true, before - 0.5) : double.NaN,
            "fullEffect" => onset ? Crossed(from, true, before - (0.95 * (before - least))) : double.NaN,
            "halfFaded" => responded ? Crossed(full, false, z0 - (0.5 * (z0 - least))) : double.NaN,
            "wearOff" => least < 1.5 && z0 >= 1.5 ? Crossed(full, false, 1.5) : double.NaN,
            _ => responded ? Crossed(full, false, z0 - 0.25) : double.NaN,
        };
    }

    private double Above(double cut, double reading, string error) => ReferenceNormal.Below((reading - cut) / Math.Exp(model.Working(error)));

    private static (double Value, double Weight) Quantile(IEnumerable<(double Value, double Weight)> values, double share)
    {
        var sorted = values.OrderBy(v => v.Value).ToArray();
        double wanted = share * sorted.Sum(v => v.Weight), sum = 0;
        return sorted.First(v => (sum += v.Weight) >= wanted * (1 - 1e-12));
    }
}
