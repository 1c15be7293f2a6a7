using System.Reflection;
using System.Runtime.InteropServices;
using Glabella.Course;
using Glabella.Screening;

namespace Glabella.Commands.Plumbing;

/// <summary>What <c>--version</c> prints.</summary>
internal static class VersionText
{
    /// <summary>Version of the program.</summary>
    public static string Program { get; } =
        typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Prints program, model and rules; with <c>--json</c> the runtime too.</summary>
    public static void Print(Invocation call)
    {
        string model = CourseModel.Version, rules = ScreeningRules.Version;
        if (!call.Json)
        {
            call.WriteText($"glabella {Program} (model {model}, rules {rules})");
            return;
        }

        call.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "version");
            json.WriteString("version", Program);
            json.WriteString("modelVersion", model);
            json.WriteString("rulesVersion", rules);
            json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            json.WriteEndObject();
        });
    }
}
