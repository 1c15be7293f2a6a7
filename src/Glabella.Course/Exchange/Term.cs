using System.Globalization;
using System.Xml.Linq;

namespace Glabella.Course.Exchange;

/// <summary>A formula as content MathML, so that an equation is written here as it is read.</summary>
internal sealed class Term
{
    /// <summary>Namespace of MathML.</summary>
    public static readonly XNamespace Mathml = "http://www.w3.org/1998/Math/MathML";

    private readonly XElement element;

    private Term(XElement element) => this.element = element;

    /// <summary>Time of the simulation.</summary>
    public static Term Time { get; } = new(new(Mathml + "csymbol", new XAttribute("encoding", "text"), new XAttribute("definitionURL", "http://www.sbml.org/sbml/symbols/time"), "time"));

    /// <summary>A symbol.</summary>
    public static Term Of(string symbol) => new(new(Mathml + "ci", symbol));

    /// <summary>A number with a unit of the model.</summary>
    public static Term Of(double value, string unit) =>
        new(new(Mathml + "cn", new XAttribute(XNamespace.Xmlns + "sbml", Sbml.Core), new XAttribute(Sbml.Core + "units", unit), new XAttribute("type", "real"), value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>e to the power of a term.</summary>
    public static Term Exp(Term x) => Apply("exp", x);

    /// <summary>The greater of two.</summary>
    public static Term Max(Term x, Term y) => Apply("max", x, y);

    /// <summary>The lesser of two.</summary>
    public static Term Min(Term x, Term y) => Apply("min", x, y);

    /// <summary>Whether one is at least the other.</summary>
    public static Term AtLeast(Term x, Term y) => Apply("geq", x, y);

    /// <summary>Sum of at least one term.</summary>
    public static Term Sum(IEnumerable<Term> terms) => terms.Aggregate((a, b) => a + b);

    /// <summary>To a whole power.</summary>
    public Term Power(int exponent) => Apply("power", this, exponent);

    /// <summary>As the content of an SBML element.</summary>
    public XElement Math() => new(Mathml + "math", new XElement(element));

    public static implicit operator Term(double number) => Of(number, "dimensionless");

    public static Term operator +(Term x, Term y) => Apply("plus", x, y);

    public static Term operator -(Term x, Term y) => Apply("minus", x, y);

    public static Term operator -(Term x) => Apply("minus", x);

    public static Term operator *(Term x, Term y) => Apply("times", x, y);

    public static Term operator /(Term x, Term y) => Apply("divide", x, y);

    private static Term Apply(string operation, params ReadOnlySpan<Term> to)
    {
        var apply = new XElement(Mathml + "apply", new XElement(Mathml + operation));
        foreach (var term in to)
        {
            apply.Add(new XElement(term.element));
        }

        return new(apply);
    }
}
