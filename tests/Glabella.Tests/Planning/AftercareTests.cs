using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>What the patient takes home.</summary>
public class AftercareTests
{
    [Fact]
    public void Whatever_was_treated_the_leaflet_says_when_to_call_for_help() => Assert.All(Areas.All, area =>
    {
        // Manufacturer's key safety information: problems swallowing, speaking or breathing, hours to weeks after.
        var first = Aftercare.For([area])[0];
        Assert.Equal(LeafletSection.CallNow, first.Section);
        Assert.Contains("breathing, swallowing or speaking", first.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Only_a_treated_area_brings_its_own_sentences()
    {
        Assert.Contains(Aftercare.For([Areas.LateralCanthus]), item => item.Text.Contains("dry", StringComparison.Ordinal));
        Assert.DoesNotContain(Aftercare.For([Areas.Glabella]), item => item.Text.Contains("dry", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sentence_has_a_source_and_speaks_without_percentages_or_exclamation_marks() => Assert.All(Aftercare.File.Items, item =>
    {
        Assert.Contains(Aftercare.Sources, source => source.Id == item.Source);
        Assert.DoesNotContain('!', item.Text);
        Assert.DoesNotContain('%', item.Text);
    });
}
