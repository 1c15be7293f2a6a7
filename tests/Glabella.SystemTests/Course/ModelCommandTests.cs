using System.Text.Json;
using System.Xml.Linq;

namespace Glabella.SystemTests.Course;

public sealed class ModelCommandTests
{
    private static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version2/core";

    [Fact]
    public async Task Sessions_of_one_product_and_day_are_one_event()
    {
        var terminal = await Terminal.Call(null, "model", "--sbml", "--area", "crows-feet", "--treatment", "90:Dysport:30", "--treatment", "0:Botox:12", "--treatment", "0:Botox:12");
        Assert.Equal((0, ""), (terminal.ExitCode, terminal.Error));
        var model = XDocument.Parse(terminal.Output).Root!.Element(Sbml + "model")!;
        Assert.Equal(["session_1", "session_2"], model.Descendants(Sbml + "event").Select(e => e.Attribute("id")!.Value));
        var values = model.Descendants(Sbml + "parameter").Where(p => p.Attribute("value") is not null).ToDictionary(p => p.Attribute("id")!.Value, p => p.Attribute("value")!.Value);
        Assert.Equal(("24", "30", "24"), (values["U_1"], values["U_2"], values["U_area"]));
    }

    [Fact]
    public async Task In_JSON_the_document_is_the_same()
    {
        var plain = await Terminal.Call(null, "model", "--sbml");
        var json = JsonDocument.Parse((await Terminal.Call(null, "model", "--sbml", "--json")).Output).RootElement;
        Assert.Equal("model", json.GetProperty("kind").GetString());
        Assert.Equal(plain.Output, json.GetProperty("sbml").GetString());
        Assert.Equal(plain.Output, (await Terminal.Call(null, "model", "--sbml", "--treatment", "0:onabotulinumtoxinA:20")).Output);
    }

    [Theory]
    [InlineData("--sbml", "model")]
    [InlineData("masseter have no course", "model", "--sbml", "--area", "masseter")]
    [InlineData("expected DAY:PRODUCT:UNITS", "model", "--sbml", "--treatment", "0:Botox")]
    [InlineData("has 0 units", "model", "--sbml", "--treatment", "0:Botox:0")]
    [InlineData("from 0 to 3650 days", "model", "--sbml", "--treatment", "4000:Botox:20")]
    [InlineData("is a filler", "model", "--sbml", "--treatment", "0:Juvederm:1")]
    public async Task What_is_wrong_is_one_sentence(string says, params string[] call)
    {
        var terminal = await Terminal.Call(null, call);
        Assert.Equal((2, ""), (terminal.ExitCode, terminal.Output));
        Assert.Contains(says, Assert.Single(terminal.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
