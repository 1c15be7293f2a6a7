using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Glabella.Tests.Architecture;

public sealed class WallsTests
{
    private static readonly System.Reflection.Assembly[] Pure =
    [
        typeof(Glabella.Vocabulary.Product).Assembly, typeof(Glabella.Screening.Screener).Assembly,
        typeof(Glabella.Course.Forecaster).Assembly, typeof(Glabella.Planning.Planner).Assembly,
    ];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies([.. Pure, typeof(Glabella.Practice.PracticeSettings).Assembly, typeof(Glabella.Commands.Plumbing.CommandLine).Assembly])
        .Build();

    private static readonly IObjectProvider<IType> PureRooms = Types().That().ResideInAssembly(Pure[0], [.. Pure[1..]]).As("the pure rooms");

    [Theory]
    [InlineData(@"^System\.Net(\.|$)")]
    [InlineData(@"^Microsoft\.EntityFrameworkCore")]
    [InlineData(@"^Microsoft\.AspNetCore")]
    public void The_pure_rooms_touch_no_network_database_or_web(string forbidden) =>
        Types().That().Are(PureRooms).Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(forbidden).WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void The_pure_rooms_touch_no_files_clock_or_chance() =>
        Types().That().Are(PureRooms).Should().NotDependOnAnyTypesThat()
            .HaveFullNameMatching(@"^(System\.IO\.(File|Directory|FileStream|FileInfo|DirectoryInfo|Path)|System\.Environment|System\.Random|System\.TimeProvider|System\.DateTime|System\.DateTimeOffset|System\.Guid|NodaTime\.SystemClock|System\.Console|System\.Diagnostics\.Process)$")
            .WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void The_pure_rooms_reference_nothing_but_the_runtime_and_NodaTime()
    {
        foreach (var room in Pure)
        {
            Assert.All(room.GetReferencedAssemblies(), a => Assert.Matches("^(System(\\..+)?|netstandard|NodaTime|Glabella\\.Vocabulary)$", a.Name));
        }
    }
}
