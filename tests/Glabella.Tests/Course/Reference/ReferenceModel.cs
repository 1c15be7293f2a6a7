using System.Text.Json;

namespace Glabella.Tests.Course.Reference;

/// <summary>From a parameter file to persons and doses: section 2 of docs/course/README.md, written down once more.</summary>
/// <param name="File">A parameter file of the shape of Data/course-model.json.</param>
internal sealed record ReferenceModel(JsonElement File)
{
    /// <summary>The program's own data file.</summary>
    public static ReferenceModel Current { get; } = Read(typeof(Glabella.Course.CourseModel), "Glabella.Course.Data.course-model.json");

    /// <summary>The parameters that the twelve worked examples were computed with; a later calibration changes nothing here.</summary>
    public static ReferenceModel OfWorkedExamples { get; } = Read(typeof(ReferenceModel), "worked-parameters.json");

    /// <summary>A parameter on its working scale.</summary>
    public double Working(string name) => Parameter(name).GetProperty("workingValue").GetDouble();

    /// <summary>A parameter as shown.</summary>
    public double Value(string name) => Parameter(name).GetProperty("value").GetDouble();

    /// <summary>Its spread between persons.</summary>
    public double Between(string name) => Parameter(name).GetProperty("betweenPerson").GetProperty("sd").GetDouble();

    /// <summary>A number of a product.</summary>
    public double Product(string product, string name) => Entry("products", "product", product).GetProperty(name).GetDouble();

    /// <summary>A number of an area.</summary>
    public double Area(string area, string name) => Entry("areas", "area", area).GetProperty(name).GetDouble();

    /// <summary>A person of a typical practice.</summary>
    /// <param name="area">The area.</param>
    /// <param name="products">Products, each with a chain of its own.</param>
    /// <param name="z">z₁ … z₆; null = the median person.</param>
    public ReferencePerson Person(string area, string[] products, double[]? z = null)
    {
        z ??= new double[6];
        return new()
        {
            Ka = Math.Exp(Working("uptakeRate") + (Between("uptakeRate") * z[2])),
            Kl = [.. products.Select(p => Math.Exp(Working("lightChainLossRate") + Product(p, "logLossRateShift") + (Between("lightChainLossRate") * z[1])))],
            Ks = Math.Exp(Working("snap25TurnoverRate") + (Between("snap25TurnoverRate") * z[5])),
            Kc = Working("creaseRate"),
            Kappa = 1 / (1 + Math.Exp(-(Working("unmovedShareLogit") + Area(area, "unmovedShareLogitShift") + (Between("unmovedShareLogit") * z[3])))),
            Z0 = Math.Clamp(Working("severityUntreatedMean") + (Working("severityUntreatedSd") * z[4]), 0.2, 4),
            Kt = Value("lyticRate"),
            Fb = Value("boundShare"),
            Theta = Value("safetyFactorTheta"),
            Mmin = Value("muscleBulkMinimum"),
            Kd = Working("muscleLossRate"),
            Ku = Working("muscleRegrowthRate"),
            Cmin = Value("creaseMinimum"),
        };
    }

    /// <summary>A·u of a session.</summary>
    public double Amount(string area, string product, double units, double z1 = 0, double factor = 1)
    {
        var us = Math.Exp(Working("saturationUnits")) / Area("glabella", "referenceUnits");
        var v = Math.Exp(Product(product, "logPotency")) * units / Area(area, "referenceUnits");
        var sat = v * (1 + (1 / us)) / (1 + (v / us));
        return Math.Exp(Working("amountPerReferenceDose") + Area(area, "logAmountShift") + (Between("amountPerReferenceDose") * z1)) * sat * factor;
    }

    private JsonElement Parameter(string name) => Entry("parameters", "name", name);

    private JsonElement Entry(string list, string key, string value) => File.GetProperty(list).EnumerateArray().First(e => e.GetProperty(key).GetString() == value);

    private static ReferenceModel Read(Type beside, string name)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(name)!;
        return new(JsonDocument.Parse(stream).RootElement);
    }
}
