using System.Collections.Immutable;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>The model as such.</summary>
public static class CourseModel
{
    /// <summary>Version of equations and parameters together; changes whenever a figure could.</summary>
    public static string Version => ParameterFile.Current.Version;

    /// <summary>The areas that have a forecast.</summary>
    public static ImmutableArray<Area> Areas { get; } = [Vocabulary.Areas.Glabella, Vocabulary.Areas.Forehead, Vocabulary.Areas.LateralCanthus];
}
