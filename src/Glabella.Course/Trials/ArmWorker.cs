using System.Runtime.CompilerServices;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;

namespace Glabella.Course.Trials;

/// <summary>One thread's part of one arm: draws subjects, solves their courses, lets them be graded, counts.</summary>
internal sealed class ArmWorker<T>
    where T : struct, ILane<T>
{
    private readonly TrialProtocol protocol;
    private readonly TrialCounts counts;
    private readonly TrialChance chance;
    private readonly TrialArm arm;
    private readonly int armIndex;
    private readonly AreaCourse course;
    private readonly Bench<T> bench;
    private readonly Handful handful = new(T.Width);
    private readonly Persons persons;
    private readonly int[] members = [.. Enumerable.Range(0, T.Width)];
    private readonly Enrolled[] enrolled = new Enrolled[T.Width];
    private readonly int[] visitNodes, diaryNodes;
    private readonly Visits seen;
    private readonly long[] tally;
    private readonly double[] untreated = new double[T.Width], hoped;
    private int tallied = -1;

    private readonly bool typical;
    private readonly int[] sharedDimensions;
    private readonly int[] filled = [.. Enumerable.Repeat(-1, T.Width)];
    private readonly TrialPersons? told;
    private TrialEffects? effects;

    /// <summary>Prepares an arm.</summary>
    /// <param name="counts">Where what happens is counted.</param>
    /// <param name="armIndex">The arm.</param>
    /// <param name="typical">All effects zero and parameters at their mode, for proofs.</param>
    /// <param name="told">Where the subjects of a call are told too, or null.</param>
    public ArmWorker(TrialCounts counts, int armIndex, bool typical, TrialPersons? told = null)
    {
        this.told = told;
        this.typical = typical;
        (this.counts, this.armIndex, protocol) = (counts, armIndex, counts.Protocol);
        arm = protocol.Arms[armIndex];
        chance = new(counts.Seed);
        Session[] sessions = [.. arm.Sessions.Where(s => s.Area == arm.Area).OrderBy(s => s.Day).ThenBy(s => s.Product.Name, StringComparer.Ordinal).Select(s => new Session(s.Day, s.Product, s.Units))];
        double[] diary = [.. Enumerable.Range(1, TrialEndpoints.LastDiaryDay)];
        double[] visits = [.. protocol.Visits];
        double[] wanted = [.. visits.Concat(diary).Distinct().Order()];
        if (sessions.Length > 0 && sessions[0].Day > 0)
        {
            throw new ArgumentException("The first session is on day 0.", nameof(counts));
        }

        var end = Math.Max(wanted[^1], sessions.Length > 0 ? sessions[^1].Day : 0);
        var area = ParameterFile.Current.Areas[arm.Area.Id];
        course = new(0, area, sessions, wanted, [], end) { Neighbours = area.HasNeighbours(arm.Day0Areas) };
        bench = new(course.Mesh, course.Chains, told is not null || protocol.Endpoints.Any(e => e.Kind == TrialKind.StrainReduction) ? Kept.States : Kept.Severity);
        visitNodes = [.. visits.Select(course.Mesh.NodeAt)];
        diaryNodes = [.. diary.Select(course.Mesh.NodeAt)];
        hoped = [.. diary.Select(Reader.Expectation)];
        persons = new(handful, Population.Current, Setup.Unknown, course);
        sharedDimensions = [.. persons.SharedDimensions()];
        seen = new(protocol, course, everything: told is not null);
        tally = new long[counts.Layout.Length];
    }

    /// <summary>Subjects of the arm, all replicates one after the other.</summary>
    public long Subjects => (long)arm.N * counts.Replicates;

    /// <summary>Simulates subjects from…to − 1 of that row.</summary>
    public void Run(long from, long to)
    {
        told?.Begin(armIndex);
        for (var first = from; first < to; first += T.Width)
        {
            var count = (int)Math.Min(T.Width, to - first);
            Solve(first, count);
            for (var lane = 0; lane < count; lane++)
            {
                var (replicate, subject) = Math.DivRem(first + lane, arm.N);
                Count((int)replicate, (int)subject, lane);
            }
        }

        Pour();
    }

    private void Solve(long first, int count)
    {
        for (var lane = 0; lane < T.Width; lane++)
        {
            var (replicate, subject) = ((int, int))Math.DivRem(first + Math.Min(lane, count - 1), arm.N);
            var trial = Effects(replicate);
            enrolled[lane] = Enrolled.Draw(chance, protocol.Population, trial, replicate, armIndex, subject);
            Fill(Dimension.Untreated, lane, enrolled[lane].Untreated);
            if (filled[lane] != replicate)
            {
                filled[lane] = replicate;
                foreach (var dimension in sharedDimensions)
                {
                    handful.Fill(dimension)[lane] = trial.OfDimension(dimension);
                }
            }

            Pair(Dimension.Amount, Dimension.Loss, lane, replicate, subject, 0);
            Pair(Dimension.Uptake, Dimension.Unmoved, lane, replicate, subject, 1);
            var (turnover, _) = chance.Normals(6, replicate, armIndex, subject, 2);
            Fill(Dimension.Turnover, lane, turnover);
            for (var session = 0; session < course.Sessions.Length; session++)
            {
                var (occasion, _) = chance.Normals(7, replicate, armIndex, subject, (uint)session);
                handful.Occasion(0, course.Sessions.Length - 1 - session)[lane] = typical ? 0 : occasion;
            }
        }

        var rates = persons.Prepare(members, bench);
        T.Store(rates.Untreated, ref untreated[0], 0);
        if (told is not null)
        {
            Tell(rates, told);
        }

        if (course.Sessions.Length > 0)
        {
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
        }
        else
        {
            for (var node = 0; node < course.Mesh.Times.Length; node++)
            {
                T.Store(rates.Untreated, ref bench.Severity[0], node * T.Width);
            }

            bench.States.AsSpan().Fill(1);
        }
    }

    /// <summary>Writes down what the handful is like, behind those told before; places beyond the chunk are written and not read.</summary>
    private void Tell(in Rates<T> rates, TrialPersons persons)
    {
        Span<double> lanes = stackalloc double[T.Width];
        void Put(T values, Span<double> lanes, double[] column)
        {
            T.Store(values, ref lanes[0], 0);
            lanes[..Math.Min(T.Width, column.Length - persons.Count)].CopyTo(column.AsSpan(persons.Count));
        }

        Put(rates.Untreated, lanes, persons.Untreated);
        Put(rates.Unmoved, lanes, persons.UnmovedShare);
        Put(rates.Uptake, lanes, persons.UptakeRate);
        Put(rates.Turnover, lanes, persons.TurnoverRate);
        Put(rates.Crease, lanes, persons.CreaseRate);
        Put(bench.Losses[0], lanes, persons.LossRate);
        Put(course.Sessions.Length > 0 ? T.Load(ref bench.Amounts[0], 0) : T.Of(0), lanes, persons.Amount);
    }

    private TrialEffects Effects(int replicate) =>
        effects is { } made && made.Replicate == replicate ? made : effects = new(chance, replicate, protocol.OpenLabel && !arm.Placebo, typical);

    private void Fill(Dimension dimension, int lane, double value) => handful.Fill((int)dimension)[lane] = value;

    private void Pair(Dimension one, Dimension other, int lane, int replicate, int subject, uint what)
    {
        var (a, b) = chance.Normals(6, replicate, armIndex, subject, what);
        Fill(one, lane, a);
        Fill(other, lane, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int replicate, int subject, int lane)
    {
        if (replicate != tallied)
        {
            Pour();
            tallied = replicate;
        }

        var trial = Effects(replicate);
        ref readonly var who = ref enrolled[lane];
        seen.Begin(who);
        for (var v = 0; v < visitNodes.Length; v++)
        {
            var day = protocol.Visits[v];
            var z = bench.Severity[(visitNodes[v] * T.Width) + lane];
            seen.Severity[v] = z;
            var shared = z - trial.Kindness - (trial.Expectation * seen.Expectation[v]);
            var (e, f) = chance.Normals(8, replicate, armIndex, subject, (uint)day);
            seen.Investigator[v] = Enrolled.GradeOf(shared + who.InvestigatorBias + (trial.Investigator.ErrorSd * e));
            seen.Subject[v] = Enrolled.GradeOf(shared + who.SubjectBias + (trial.Subject.ErrorSd * f));
            if (seen.AsksGlobal)
            {
                var (felt, _) = chance.Normals(9, replicate, armIndex, subject, (uint)day);
                var improvement = (untreated[lane] - shared) / untreated[lane];
                seen.Better[v] = improvement >= trial.GlobalThreshold + (trial.GlobalSpread * felt);
            }

            if (seen.AsksStrain)
            {
                var at = (seen.WantedOf[v] * Bench<T>.StatesOfADay * T.Width) + lane;
                seen.Strain[v] = 1 - (bench.States[at + (2 * T.Width)] * bench.States[at + (3 * T.Width)]);
            }
        }

        if (seen.AsksOnset)
        {
            seen.NoticedInvestigator = Noticed(replicate, subject, lane, trial, 0);
            seen.NoticedSubject = Noticed(replicate, subject, lane, trial, 1);
        }

        seen.Tally(counts.Layout, tally);
        told?.Add(replicate, subject, who, seen);
    }

    /// <summary>The day of noticing, 1…60, or 0 if nothing is noticed by then.</summary>
    private int Noticed(int replicate, int subject, int lane, TrialEffects trial, uint rater)
    {
        var (threshold, chanceOfAny) = chance.Uniforms(10, replicate, armIndex, subject, rater);
        if (chanceOfAny < trial.OnsetSpontaneous)
        {
            return 1;
        }

        // The improvement as felt counts: what is hoped for is felt too.
        var needed = Elementary.Exp(trial.OnsetThreshold + (trial.OnsetSpread * Normal.Quantile(threshold)) - trial.Eagerness);
        for (var day = 1; day <= diaryNodes.Length; day++)
        {
            if (untreated[lane] - bench.Severity[(diaryNodes[day - 1] * T.Width) + lane] + (trial.Expectation * hoped[day - 1]) >= needed)
            {
                return day;
            }
        }

        return 0;
    }

    /// <summary>Adds the tally to the replicate's counts; whole numbers may be added in any order.</summary>
    private void Pour()
    {
        if (tallied < 0)
        {
            return;
        }

        var start = (long)tallied * tally.Length;
        for (var i = 0; i < tally.Length; i++)
        {
            if (tally[i] != 0)
            {
                Interlocked.Add(ref counts.Arms[armIndex][start + i], tally[i]);
            }
        }

        Array.Clear(tally);
        tallied = -1;
    }
}
