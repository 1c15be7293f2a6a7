using Glabella.Vocabulary;

namespace Glabella.Screening.Facts;

/// <summary>What the plan alone says, whoever the person is.</summary>
internal static class PlanItself
{
    /// <summary>Adds what products and areas say.</summary>
    public static void Look(Case person)
    {
        foreach (var rule in person.Book.Planned)
        {
            var set = rule.When.Planned switch
            {
                "any" => person.Products.Length > 0,
                "zone" => person.Products.Length > 0 && person.Areas.Any(rule.Areas.Contains),
                "toxinAndFiller" => person.Products.Any(p => p.Kind == ProductKind.Toxin) && person.Products.Any(p => p.Kind == ProductKind.Filler),
                _ => false,
            };
            if (set && person.Concerned(rule) is { } products)
            {
                person.Add(rule, new Fact(string.Join(", ", products.Select(p => p.Name)), "/planned/products", "plan", MatchedHow.Answer));
            }
        }
    }
}
