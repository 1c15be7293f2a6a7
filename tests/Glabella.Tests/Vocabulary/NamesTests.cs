using Glabella.Vocabulary;

namespace Glabella.Tests.Vocabulary;

public sealed class NamesTests
{
    [Theory]
    [InlineData("onabotulinumtoxinA", "onabotulinumtoxinA")]
    [InlineData("BOTOX cosmetic", "onabotulinumtoxinA")]
    [InlineData("prabotulinumtoxinA-xvfs", "prabotulinumtoxinA")]
    [InlineData("dysport", "abobotulinumtoxinA")]
    [InlineData("juvederm", "Juvéderm")]
    public void A_product_is_found_by_name_brand_or_suffix_in_any_case(string typed, string name) =>
        Assert.Equal(name, Products.Find(typed)?.Name);

    [Theory]
    [InlineData("Botux", "Botox")]
    [InlineData("Disport", "Dysport")]
    [InlineData("onabotulinumtoxinB", "onabotulinumtoxinA")]
    public void An_unknown_product_names_its_nearest(string typed, string nearest)
    {
        Assert.Null(Products.Find(typed));
        Assert.Contains(nearest, Products.Nearest(typed));
    }

    [Theory]
    [InlineData("crows-feet", "lateral-canthus")]
    [InlineData("lateral_canthal", "lateral-canthus")]
    [InlineData("Crow's feet", "lateral-canthus")]
    [InlineData("GLABELLA", "glabella")]
    public void An_area_is_found_by_its_usual_spellings(string typed, string id) =>
        Assert.Equal(id, Areas.Find(typed)?.Id);

    [Fact]
    public void The_upper_face_is_three_areas() =>
        Assert.Equal(["glabella", "forehead", "lateral-canthus"], Areas.FindGroup("upper-face").Select(a => a.Id));

    [Theory]
    [InlineData("Ｍüller", "muller")]
    [InlineData("ﬁlm", "film")]
    [InlineData("Łukasz Weiß", "lukasz weiss")]
    [InlineData("e\u0301\u200Bte\u0301", "ete")]
    [InlineData("İSTANBUL", "istanbul")]
    public void Letters_fold_without_the_operating_systems_tables(string text, string folded) =>
        Assert.Equal(folded, Letters.Fold(text));

    [Fact]
    public void Units_of_two_products_have_no_sum()
    {
        var ona = new Dose(Products.OnabotulinumtoxinA, 20);
        Assert.Equal(40, (ona + ona).Units);
        Assert.Throws<InvalidOperationException>(() => ona + new Dose(Products.AbobotulinumtoxinA, 50));
    }
}
