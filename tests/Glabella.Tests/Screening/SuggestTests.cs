using Glabella.Screening;

namespace Glabella.Tests.Screening;

public sealed class SuggestTests
{
    [Theory]
    [InlineData("warf", SuggestionList.Medications, "warfarin")]
    [InlineData("COUMA", SuggestionList.Medications, "Coumadin")]
    [InlineData("myas", SuggestionList.Conditions, "myasthenia gravis")]
    [InlineData("cow", SuggestionList.Allergies, "cows milk protein")]
    [InlineData("penic", SuggestionList.Allergies, "penicillin")]
    public void What_is_begun_is_completed(string typed, SuggestionList list, string expected) =>
        Assert.Contains(Screener.Suggest(typed, list), s => s.Text == expected);

    [Fact]
    public void A_brand_says_what_it_is() => Assert.Contains(new Suggestion("Coumadin", "warfarin"), Screener.Suggest("coum", SuggestionList.Medications));

    [Fact]
    public void One_letter_is_too_little() => Assert.Empty(Screener.Suggest("w", SuggestionList.Medications));

    [Fact]
    public void Every_suggestion_is_understood()
    {
        foreach (var prefix in new[] { "am", "be", "ci", "pa", "we", "zo" })
        {
            Assert.All(Screener.Suggest(prefix, SuggestionList.Medications, 40), s =>
                Assert.Empty(Screener.Screen(CaseFiles.With("medications", s.Text)).Unrecognised));
            Assert.All(Screener.Suggest(prefix, SuggestionList.Conditions, 40), s =>
                Assert.Empty(Screener.Screen(CaseFiles.With("conditions", s.Text)).Unrecognised));
        }
    }
}
