using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course;

/// <summary>The person whose standard normals are all 0.</summary>
internal static class MedianPerson
{
    public static Rates<T> Prepare<T>(AreaCourse course, Bench<T> bench)
        where T : struct, ILane<T> =>
        new Persons(new OnePerson(), Population.Current, Setup.Unknown, course).Prepare(new int[T.Width], bench);
}
