using System.Globalization;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using static Glabella.Course.Exchange.Term;

namespace Glabella.Course.Exchange;

/// <summary>
/// The structural model as SBML: equations and levels of docs/course/README.md, sections 1 and 2, with every number at its
/// calibrated value. z1 … z6, kappa_t, z_o_i, q, g and mass are parameters of their own, 0 or 1 for the median person of a typical practice;
/// whoever sets them has another person.
/// </summary>
public static class StructuralModel
{
    private const string One = "dimensionless", Day = "day", PerDay = "per_day";

    /// <summary>The reference dose of an area, U of onabotulinumtoxinA.</summary>
    /// <exception cref="KeyNotFoundException">The model does not know the area.</exception>
    public static double ReferenceUnits(Area area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return ParameterFile.Current.Areas[area.Id].ReferenceUnits;
    }

    /// <summary>The model of one area with its sessions.</summary>
    /// <param name="area">An area of <see cref="CourseModel.Areas"/>.</param>
    /// <param name="treatments">What is injected, units more than 0, days from 0 on; units of one product on one day are added.</param>
    /// <returns>An SBML Level 3 Version 2 document.</returns>
    /// <exception cref="ArgumentException">The model does not know the area or a product, or units or days are out of range.</exception>
    public static string Sbml(Area area, IReadOnlyList<VirtualTreatment> treatments)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(treatments);
        var file = ParameterFile.Current;
        if (!file.Areas.TryGetValue(area.Id, out var place) || treatments.Any(t => t.Day < 0 || !(t.Units > 0) || !double.IsFinite(t.Units) || !file.Products.ContainsKey(t.Product.Name)))
        {
            throw new ArgumentException("An area or product that the model does not know, or a treatment without units or before day 0.");
        }

        var model = new Sbml(
            "glabella_course", $"Course of botulinum toxin A: {area.Title}",
            $"Glabella course model {CourseModel.Version}. Time in days from 0. The toxin's units are the product's own and never convert. A model of published trials, not a device: it supports a clinician's decision and does not replace it.");
        model.Unit(Day, 1, 86400);
        model.Unit(PerDay, -1, 86400);
        var person = Person.Of(model, file, place);
        var products = treatments.Select(t => file.Products[t.Product.Name]).DefaultIfEmpty(file.Products["onabotulinumtoxinA"]).Distinct().OrderBy(p => p.Name, StringComparer.Ordinal).ToArray();
        var force = Tissue(model, file, person, Chains(model, file, person, products));
        model.Assigned("Z", One, "severity of the line at maximum contraction, grades", person.Z0 * (((1 - person.Kappa) * force) + (person.Kappa * Of("C"))));
        Sessions(model, file, person, place, products, treatments);
        return model.Text();
    }

    private static Term Chains(Sbml model, ParameterFile file, Person person, ProductParameters[] products)
    {
        Term mean = Number(model, file, "lightChainLossRate", One, symbol: "ln_kL"), spread = Spread(model, file, "lightChainLossRate", "w_L");
        Term kt = Number(model, file, "lyticRate", PerDay, p => p.Value), fb = Number(model, file, "boundShare", One, p => p.Value), gone = 0;
        var lights = new List<Term>();
        for (var i = 0; i < products.Length; i++)
        {
            var (product, tail) = (products[i], products.Length == 1 ? "" : $"_{i + 1}");
            Term shift = model.Constant($"dlnkL{tail}", product.LossShift, One, $"shift of ln kL of {product.Name}", Source(product.Method, product.Source));
            var kl = model.Derived($"kL{tail}", PerDay, $"loss of active light chain, {product.Name}", Of(1, PerDay) * Exp(mean + shift + (spread * Of("z2"))));
            Term d = model.State($"D{tail}", 0, One, $"depot of {product.Name}, half-saturations"), b = model.State($"B{tail}", 0, One, "bound and internalised");
            var l = model.State(products.Length == 1 ? "L" : $"L{tail}", 0, One, "active light chain, half-saturations");
            model.Rate($"D{tail}", -person.Ka * d);
            model.Rate($"B{tail}", (fb * person.Ka * d) - (kt * b));
            model.Rate(products.Length == 1 ? "L" : $"L{tail}", (kt * b) - (kl * l));
            gone = i == 0 ? ((1 - fb) * person.Ka * d) + (kl * l) : gone + ((1 - fb) * person.Ka * d) + (kl * l);
            lights.Add(l);
        }

        model.State("Eliminated", 0, One, "what has left the chain");
        model.Rate("Eliminated", gone);
        return products.Length == 1 ? lights[0] : model.Assigned("L", One, "active light chain of all products", Term.Sum(lights));
    }

    /// <summary>SNAP-25, transmission, muscle, crease; returns force.</summary>
    private static Term Tissue(Sbml model, ParameterFile file, Person person, Term light)
    {
        Term theta = Number(model, file, "safetyFactorTheta", One, p => p.Value), kd = Number(model, file, "muscleLossRate", PerDay), ku = Number(model, file, "muscleRegrowthRate", PerDay);
        Term least = Number(model, file, "muscleBulkMinimum", One, p => p.Value), kc = Number(model, file, "creaseRate", PerDay), cmin = Number(model, file, "creaseMinimum", One, p => p.Value);
        Term h = model.Derived("h", One, "theta to the fourth", theta.Power(4));
        Term s = model.State("S", 1, One, "share of SNAP-25 that is intact"), m = model.State("M", 1, One, "muscle bulk, relative"), c = model.State("C", 1, One, "crease, the skin's part of the line");
        model.Rate("S", person.Ks * (1 - s - (light * s)));
        var r = model.Assigned("R", One, "transmission, with a safety factor", (1 + h) * s.Power(4) / (s.Power(4) + h));
        model.Rate("M", (kd + ((ku - kd) * r)) * (least + ((1 - least) * r) - m));
        var force = model.Assigned("F", One, "force", r * m);
        model.Rate("C", kc * (cmin + ((1 - cmin) * force) - c));
        return force;
    }

    private static void Sessions(Sbml model, ParameterFile file, Person person, AreaParameters place, ProductParameters[] products, IReadOnlyList<VirtualTreatment> treatments)
    {
        var sessions = treatments.GroupBy(t => (t.Day, t.Product)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Product.Name, StringComparer.Ordinal).ToArray();
        if (sessions.Length == 0)
        {
            return;
        }

        string Tail(string product) => products.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{Array.FindIndex(products, p => p.Name == product) + 1}");
        foreach (var product in products)
        {
            model.Constant($"ln_pot{Tail(product.Name)}", product.LogPotency, One, $"ln of the strength per unit of {product.Name}; never a conversion of units", Source(product.Method, product.Source));
        }

        var saturation = model.Derived("us", One, "saturation of uptake, reference doses", Exp(Number(model, file, "saturationUnits", One, symbol: "ln_us")) / model.Constant("U_us", file.Areas["glabella"].ReferenceUnits, One, "reference dose in which saturation is stated, U"));
        var reference = model.Constant("U_area", place.ReferenceUnits, One, $"reference dose of the area, U of onabotulinumtoxinA", Source(place.Method, place.Source));
        var occasion = file.Levels.First(l => l.Name == "occasionLogAmount");
        var spread = model.Constant("sd_o", occasion.Sd, One, occasion.Meaning, Source(occasion.Method, occasion.Source));
        Term q = model.Constant("q", 0, One, "neutralised share of the dose; no value is known"), g = model.Constant("g", 1, One, "multiplier of an interacting drug; no value is known");
        var mass = model.Constant("mass", 1, One, "relative muscle mass; no value is known");
        for (var i = 1; i <= sessions.Length; i++)
        {
            var ((day, product), tail) = (sessions[i - 1].Key, Tail(sessions[i - 1].Key.Product.Name));
            var units = model.Constant($"U_{i}", sessions[i - 1].Select(t => t.Units).Order().Sum(), One, $"units of session {i}, {product}");
            var z = model.Constant($"z_o_{i}", 0, One, $"standard normal of occasion {i}");
            var v = model.Derived($"v_{i}", One, $"dose of session {i} in reference doses", Exp(Of($"ln_pot{tail}")) * units / reference);
            var u = model.Derived($"u_{i}", One, $"what of it is taken up, in reference doses", v * (1 + (1 / saturation)) / (1 + (v / saturation)) * (1 - q) * g / mass);
            model.Event($"session_{i}", $"session {i}", AtLeast(Time, Of(day, Day)), $"D{tail}", Of($"D{tail}") + (person.Amount * Exp(spread * z) * u));
        }
    }

    private static Term Number(Sbml model, ParameterFile file, string name, string unit, Func<Parameter, double>? value = null, string? symbol = null)
    {
        var p = file[name];
        return model.Constant(symbol ?? p.Symbol, value?.Invoke(p) ?? p.WorkingValue, unit, p.Meaning, Source(p.Method, p.Source));
    }

    private static Term Spread(Sbml model, ParameterFile file, string name, string symbol)
    {
        var between = file[name].Between!;
        return model.Constant(symbol, between.Sd, One, $"between persons, SD: {file[name].Meaning}", Source(between.Method, file[name].Source));
    }

    private static string Source(Method method, string source) => $"{method.ToString().ToLowerInvariant()}: {source}";

    /// <summary>What differs between persons, from standard normals.</summary>
    private sealed record Person(Term Amount, Term Ka, Term Ks, Term Kappa, Term Z0)
    {
        public static Person Of(Sbml model, ParameterFile file, AreaParameters place)
        {
            var z = Enumerable.Range(1, 6).Select(i => model.Constant($"z{i}", 0, One, $"standard normal {i} of the person")).ToArray();
            var practice = model.Constant("kappa_t", 0, One, "shift of logit kappa of the trial or practice");
            Term Mean(string name, string symbol) => Number(model, file, name, One, symbol: symbol);
            Term Spread(string name, string symbol) => StructuralModel.Spread(model, file, name, symbol);
            Term Shift(string symbol, double value, string meaning) => model.Constant(symbol, value, One, meaning, Source(place.Method, place.Source));

            var amount = Exp(Mean("amountPerReferenceDose", "ln_A") + Shift("dlnA", place.LogAmountShift, "shift of ln A of the area") + (Spread("amountPerReferenceDose", "w_A") * z[0]));
            var uptake = Exp(Mean("uptakeRate", "ln_ka") + (Spread("uptakeRate", "w_ka") * z[2]));
            var logit = Mean("unmovedShareLogit", "logit_kappa") + Shift("dlogitkappa", place.UnmovedShift, "shift of logit kappa of the area") + practice + (Spread("unmovedShareLogit", "w_kappa") * z[3]);
            var untreated = Mean("severityUntreatedMean", "Z0_mean") + (Mean("severityUntreatedSd", "w_0") * z[4]);
            var turnover = Exp(Mean("snap25TurnoverRate", "ln_kS") + (Spread("snap25TurnoverRate", "w_S") * z[5]));
            return new(
                model.Derived("A", One, "effective amount of one reference dose, half-saturations", amount),
                model.Derived("ka", PerDay, "uptake from the depot", Term.Of(1, PerDay) * uptake),
                model.Derived("kS", PerDay, "turnover of SNAP-25", Term.Of(1, PerDay) * turnover),
                model.Derived("kappa", One, "share of the line that toxin does not move quickly", 1 / (1 + Exp(-logit))),
                model.Derived("Z0", One, "severity of the untreated line, grades", Min(Max(untreated, 0.2), 4)));
        }
    }
}
