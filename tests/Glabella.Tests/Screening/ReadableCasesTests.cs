using Glabella.Screening;

namespace Glabella.Tests.Screening;

/// <summary>Texts as people write them, with what must be found; expectations follow the rule table and the labels behind it.</summary>
public sealed class ReadableCasesTests
{
    public static TheoryData<string> Files => [.. CaseFiles.Names];

    /// <summary>A word stands in a chart as what it means: nobody who had tuberculosis or travels is listed under another illness.</summary>
    [Theory]
    [InlineData("HIV positive", "hiv")]
    [InlineData("TB as a child", "tuberculosis")]
    [InlineData("Malaria-Prophylaxe", "malaria")]
    [InlineData("paludisme", "malaria")]
    [InlineData("Borreliose", "lyme disease")]
    [InlineData("genital herpes", "sexually transmitted infection")]
    [InlineData("menopause", "menopause")]
    [InlineData("autism", "autism")]
    [InlineData("long covid", "long covid")]
    [InlineData("cold hands", "cold hands or feet")]
    [InlineData("Raynaud-Syndrom", "raynaud's phenomenon")]
    [InlineData("Krampfadern", "varicose veins")]
    [InlineData("fibro", "fibromyalgia")]
    [InlineData("hEDS", "ehlers-danlos syndrome")]
    [InlineData("POTS", "postural orthostatic tachycardia syndrome")]
    [InlineData("bipolar 2", "bipolar disorder")]
    [InlineData("hypothyroïdie", "hypothyroidism")]
    [InlineData("goitre", "goitre")]
    [InlineData("T2DM", "type 2 diabetes")]
    [InlineData("ovaio policistico", "polycystic ovary syndrome")]
    [InlineData("gastric sleeve", "weight loss surgery")]
    public void A_harmless_illness_is_not_called_by_anothers_name(string text, string name) =>
        Assert.Equal([name], Screener.Screen(CaseFiles.With("conditions", text, "Botox")).Harmless.Select(h => h.Matched));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_answered_as_its_file_says(string file)
    {
        var wrong = new List<string>();
        foreach (var c in CaseFiles.Of(file))
        {
            var result = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
            var decision = Words.Of(result.Decision);
            var found = result.Findings.Select(f => f.Matched).ToHashSet();
            var hold = result.Findings is [{ HoldUntil: { } until }, ..] ? NodaTime.Text.LocalDatePattern.Iso.Format(until) : null;
            if (decision != c.Decision || c.Finds.Any(name => !found.Contains(name)) || (c.HoldUntil is not null && c.HoldUntil != hold))
            {
                wrong.Add($"{c.Field} \"{c.Text}\" with {c.Product}: expected {c.Decision} until {c.HoldUntil ?? "any day"} and {string.Join(", ", c.Finds)}, but it is {decision} until {hold ?? "no day"} with {string.Join(", ", found)}; not recognised: {string.Join(" | ", result.Unrecognised)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void There_are_at_least_six_hundred_texts() => Assert.True(CaseFiles.All.Count() >= 600);

    [Fact]
    public void Every_text_is_among_the_findings_the_harmless_or_the_unrecognised() => Assert.All(CaseFiles.All, c =>
    {
        var result = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
        Assert.True(result.Findings.Any(f => f.Input == c.Text) || result.Harmless.Any(h => h.Input == c.Text) || result.Unrecognised.Length > 0, c.Text);
    });
}
