using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Glabella.Course.Exchange;

/// <summary>A model in SBML Level 3 Version 2 Core, of parameters, rules and events; specification: sbml.org/documents/specifications.</summary>
internal sealed class Sbml(string id, string name, string notes)
{
    /// <summary>Namespace of SBML.</summary>
    public static readonly XNamespace Core = "http://www.sbml.org/sbml/level3/version2/core";

    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly List<XElement> units = [], parameters = [], assignments = [], rules = [], events = [];

    /// <summary>Adds a unit made of seconds.</summary>
    public void Unit(string unit, int exponent, double seconds) => units.Add(new(
        Core + "unitDefinition", new XAttribute("id", unit), new XElement(Core + "listOfUnits", new XElement(
            Core + "unit", new XAttribute("kind", "second"), new XAttribute("exponent", exponent), new XAttribute("scale", 0), new XAttribute("multiplier", N(seconds))))));

    /// <summary>Adds a number that stands still.</summary>
    public Term Constant(string symbol, double value, string unit, string meaning, string? source = null) => Parameter(symbol, value, unit, meaning, true, source);

    /// <summary>Adds a number that follows from others at the beginning.</summary>
    public Term Derived(string symbol, string unit, string meaning, Term formula)
    {
        assignments.Add(new(Core + "initialAssignment", new XAttribute("symbol", symbol), formula.Math()));
        return Parameter(symbol, null, unit, meaning, true);
    }

    /// <summary>Adds a state with its start; <see cref="Rate"/> says how it changes.</summary>
    public Term State(string symbol, double start, string unit, string meaning) => Parameter(symbol, start, unit, meaning, false);

    /// <summary>Adds the differential equation of a state.</summary>
    public void Rate(string symbol, Term formula) => rules.Add(new(Core + "rateRule", new XAttribute("variable", symbol), formula.Math()));

    /// <summary>Adds what follows from states at every time.</summary>
    public Term Assigned(string symbol, string unit, string meaning, Term formula)
    {
        rules.Add(new(Core + "assignmentRule", new XAttribute("variable", symbol), formula.Math()));
        return Parameter(symbol, null, unit, meaning, false);
    }

    /// <summary>Adds a moment at which a state jumps; one at the very beginning happens too.</summary>
    public void Event(string symbol, string meaning, Term when, string state, Term formula) => events.Add(new(
        Core + "event", new XAttribute("id", symbol), new XAttribute("name", meaning), new XAttribute("useValuesFromTriggerTime", "true"),
        new XElement(Core + "trigger", new XAttribute("initialValue", "false"), new XAttribute("persistent", "true"), when.Math()),
        new XElement(Core + "listOfEventAssignments", new XElement(Core + "eventAssignment", new XAttribute("variable", state), formula.Math()))));

    /// <summary>The document.</summary>
    public string Text()
    {
        var model = new XElement(
            Core + "model", new XAttribute("id", id), new XAttribute("name", name), new XAttribute("timeUnits", "day"), Notes(notes),
            List("listOfUnitDefinitions", units), List("listOfParameters", parameters), List("listOfInitialAssignments", assignments), List("listOfRules", rules),
            List("listOfEvents", events));
        var document = new XDocument(new XElement(Core + "sbml", new XAttribute("level", 3), new XAttribute("version", 2), model));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            document.Save(xml);
        }

        return text.Append('\n').ToString();
    }

    private Term Parameter(string symbol, double? value, string unit, string meaning, bool constant, string? source = null)
    {
        parameters.Add(new(
            Core + "parameter", new XAttribute("id", symbol), new XAttribute("name", meaning), value is { } number ? new XAttribute("value", N(number)) : null,
            new XAttribute("units", unit), new XAttribute("constant", constant ? "true" : "false"), source is null ? null : Notes(source)));
        return Term.Of(symbol);
    }

    private static XElement Notes(string text) => new(Core + "notes", new XElement(Xhtml + "p", text));

    private static XElement? List(string list, List<XElement> elements) => elements.Count == 0 ? null : new(Core + list, elements);

    private static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
