using System.Reflection;

namespace Glabella.Tests.Architecture;

public sealed class RecordsTests
{
    private static readonly Assembly[] Pure =
    [
        typeof(Glabella.Vocabulary.Product).Assembly, typeof(Glabella.Screening.Screener).Assembly,
        typeof(Glabella.Course.Forecaster).Assembly, typeof(Glabella.Planning.Planner).Assembly,
    ];

    [Fact]
    public void Public_types_of_the_pure_rooms_have_no_setter_and_no_public_field_that_changes()
    {
        var offenders = Pure.SelectMany(a => a.GetExportedTypes())
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit"))
                .Select(p => $"{t.FullName}.{p.Name}")
                .Concat(t.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => !f.IsInitOnly && !t.IsEnum).Select(f => $"{t.FullName}.{f.Name}")));
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_namespace_is_a_drawer_for_leftovers()
    {
        string[] drawers = ["Core", "Common", "Utils", "Utilities", "Helpers", "Services", "Models", "Interfaces", "Managers"];
        var found = Pure.Append(typeof(Glabella.Commands.Plumbing.CommandLine).Assembly).Append(typeof(Glabella.Practice.PracticeSettings).Assembly)
            .SelectMany(a => a.GetTypes()).Select(t => t.Namespace).OfType<string>().Distinct()
            .Where(n => n.StartsWith("Glabella", StringComparison.Ordinal) && n.Split('.').Intersect(drawers).Any());
        Assert.Empty(found);
    }
}
