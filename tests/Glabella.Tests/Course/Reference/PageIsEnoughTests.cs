using Glabella.Course;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Reference;

/// <summary>
/// A small trial written again from docs/course alone: sections 1 to 3 and 6 of its README, numbers from the data file, nothing of the
/// program's arithmetic, random numbers or solver. The program must tell the same people, grade for grade.
/// </summary>
public sealed class PageIsEnoughTests
{
    private const int Subjects = 120;
    private const ulong Seed = 20261201;
    private static readonly int[] Visits = [1, 3, 7, 14, 30, 60, 90, 120, 180];

    [Fact]
    public void A_trial_written_again_from_the_page_has_the_same_people_and_the_same_grades()
    {
        TrialArm arm = new("a", Subjects, false, Products.AbobotulinumtoxinA, Areas.Forehead, [new(0, Products.AbobotulinumtoxinA, Areas.Forehead, 60)]);
        TrialProtocol protocol = new("", 1, 1, [.. Visits], [arm], new(), [new("x", TrialKind.NoneOrMild, TrialRater.Investigator, null, [30])]);
        var told = 0;
        TrialSimulation.Count<Lane4>(protocol, (long)Seed, 1, 2, null, null, TestContext.Current.CancellationToken, typical: true, persons: t =>
        {
            for (var i = 0; i < t.Count; i++, told++)
            {
                var mine = new Again((uint)t.Subject[i]);
                var from = i * Visits.Length;
                Assert.Equal(mine.Person.Z0, t.Untreated[i], 1e-9);
                Assert.Equal(mine.Amount, t.Amount[i], 1e-9 * mine.Amount);
                Assert.Equal(mine.Person.Kappa, t.UnmovedShare[i], 1e-9);
                Assert.Equal(mine.BaselineInvestigator, t.BaselineInvestigator[i]);
                Assert.Equal(mine.BaselineSubject, t.BaselineSubject[i]);
                Assert.All(Visits.Select((_, v) => v), v => Assert.Equal(mine.Severity[Visits[v]], t.Severity[from + v], 2e-3));
                Assert.Equal(mine.Investigator, t.Investigator[from..(from + Visits.Length)]);
                Assert.Equal(mine.Subject, t.SubjectGrade[from..(from + Visits.Length)]);
                Assert.Equal(mine.Global, t.SubjectGlobal[from..(from + Visits.Length)]);
                Assert.Equal(mine.NoticedInvestigator, t.NoticedInvestigator[i]);
                Assert.Equal(mine.NoticedSubject, t.NoticedSubject[i]);
            }
        });
        Assert.Equal(Subjects, told);
    }

    /// <summary>One subject of a typical trial, from the page.</summary>
    private sealed class Again
    {
        private static readonly ReferenceModel Model = ReferenceModel.Current;
        private readonly uint subject;
        private readonly double biasInvestigator, biasSubject;

        public Again(uint subject)
        {
            this.subject = subject;
            double z5 = 0;
            for (uint attempt = 1; BaselineInvestigator < 2 || BaselineSubject < 2; attempt++)
            {
                (z5, var z8) = Normals(3, attempt);
                var (z7, _) = Normals(4, attempt);
                var (e, f) = Normals(5, attempt);
                biasInvestigator = Model.Value("investigatorPersistentBiasSd") * z8;
                biasSubject = Model.Working("subjectBias") + (Model.Between("subjectBias") * z7);
                var z0 = Math.Clamp(Model.Working("severityUntreatedMean") + (Model.Working("severityUntreatedSd") * z5), 0.2, 4);
                BaselineInvestigator = Grade(z0 + biasInvestigator + (ErrorSd("investigatorError") * e));
                BaselineSubject = Grade(z0 + biasSubject + (ErrorSd("subjectError") * f));
            }

            var ((z1, z2), (z3, z4), (z6, _)) = (Normals(6, 0), Normals(6, 1), Normals(6, 2));
            Person = Model.Person("forehead", ["abobotulinumtoxinA"], [z1, z2, z3, z4, z5, z6]);
            Amount = Model.Amount("forehead", "abobotulinumtoxinA", 60, z1);
            Severity = ReferenceCourse.Solve(Person, [new(0, Amount)], [.. Enumerable.Range(1, 180).Select(d => (double)d)]).ToDictionary(s => (int)s.Day, s => s.Z);
            var seen = Visits.Select(At).ToArray();
            (Investigator, Subject, Global) = ([.. seen.Select(s => s.Investigator)], [.. seen.Select(s => s.Subject)], [.. seen.Select(s => s.Global)]);
            (NoticedInvestigator, NoticedSubject) = (Noticed(0), Noticed(1));
        }

        public ReferencePerson Person { get; }

        public double Amount { get; }

        public int BaselineInvestigator { get; }

        public int BaselineSubject { get; }

        public Dictionary<int, double> Severity { get; }

        public int[] Investigator { get; }

        public int[] Subject { get; }

        public bool[] Global { get; }

        public int NoticedInvestigator { get; }

        public int NoticedSubject { get; }

        private (int Investigator, int Subject, bool Global) At(int day)
        {
            var reading = Severity[day] - (Model.Working("expectation") * Math.Exp(-day * Model.Working("expectationDecay")));
            var (e, f) = Normals(8, (uint)day);
            var (felt, _) = Normals(9, (uint)day);
            return (
                Grade(reading + biasInvestigator + (ErrorSd("investigatorError") * e)), Grade(reading + biasSubject + (ErrorSd("subjectError") * f)),
                (Person.Z0 - reading) / Person.Z0 >= Model.Working("globalThreshold") + (Math.Exp(Model.Working("globalSpread")) * felt));
        }

        private int Noticed(uint rater)
        {
            var (own, chance) = Uniforms(10, rater);
            if (chance < 1 / (1 + Math.Exp(-Model.Working("onsetSpontaneous"))))
            {
                return 1;
            }

            var needed = Math.Exp(Model.Working("onsetThreshold") + (Math.Exp(Model.Working("onsetSpread")) * ReferenceNormal.Quantile(own)));
            double Hoped(int day) => Model.Working("expectation") * Math.Exp(-day * Model.Working("expectationDecay"));
            return Enumerable.Range(1, 60).FirstOrDefault(day => Person.Z0 - Severity[day] + Hoped(day) >= needed);
        }

        private static double ErrorSd(string name) => Math.Exp(Model.Working(name));

        private static int Grade(double reading) => new[] { 0.5, 1.5, 2.5 }.Count(cut => reading > cut);

        private (double First, double Second) Normals(ulong purpose, uint what) => Uniforms(purpose, what) is var (a, b) ? (ReferenceNormal.Quantile(a), ReferenceNormal.Quantile(b)) : default;

        private (double First, double Second) Uniforms(ulong purpose, uint what)
        {
            var key = Mix(Seed ^ 0x747269616C);
            var w = Philox([what, subject, 0, (uint)(purpose << 16)], (uint)(key & 0xFFFFFFFF), (uint)(key >> 32));
            static double Unit(uint high, uint low) => ((high * 1048576.0) + (low >> 12) + 0.5) / Math.Pow(2, 52);
            return (Unit(w[0], w[1]), Unit(w[2], w[3]));
        }

        private static ulong Mix(ulong x)
        {
            unchecked
            {
                x += 0x9E3779B97F4A7C15;
                x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
                x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
                return x ^ (x >> 31);
            }
        }

        private static uint[] Philox(uint[] counter, uint k0, uint k1)
        {
            var c = counter;
            for (var round = 0; round < 10; round++)
            {
                ulong p0 = 0xD2511F53UL * c[0], p1 = 0xCD9E8D57UL * c[2];
                c = [(uint)(p1 >> 32) ^ c[1] ^ k0, (uint)(p1 & 0xFFFFFFFF), (uint)(p0 >> 32) ^ c[3] ^ k1, (uint)(p0 & 0xFFFFFFFF)];
                (k0, k1) = unchecked((k0 + 0x9E3779B9, k1 + 0xBB67AE85));
            }

            return c;
        }
    }
}
