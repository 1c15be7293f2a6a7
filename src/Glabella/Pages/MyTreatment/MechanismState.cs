using Glabella.Pages.Course;

namespace Glabella.Pages.MyTreatment;

/// <summary>Where the medicine is on one day of the course: the forecast's means, made ready to be drawn.</summary>
/// <param name="Day">Days since the treatment.</param>
/// <param name="Depot">What is injected and not yet in the nerve ends, as share of its most in this course; 0…1.</param>
/// <param name="LightChain">Active light chain now, as share of its highest in this course; 0…1.</param>
/// <param name="Rising">It has not reached its highest yet.</param>
/// <param name="Snap25">Share of SNAP-25 that is whole; 0…1.</param>
/// <param name="Transmission">How much of the nerve's call still arrives; 0…1.</param>
/// <param name="Grade">Expected severity of the line now; 0…3.</param>
/// <param name="GradeBefore">The same on day 0.</param>
public sealed record MechanismState(int Day, double Depot, double LightChain, bool Rising, double Snap25, double Transmission, double Grade, double GradeBefore)
{
    /// <summary>The state on the day that a course is read on.</summary>
    public static MechanismState Of(CourseStand stand)
    {
        var (curve, now) = (stand.Area.Curve, stand.Now);
        var peak = curve.MaxBy(c => c.LightChain)!;
        var most = curve.Max(c => c.Depot);
        return new(Math.Max(0, stand.Day), most > 0 ? now.Depot / most : 0, peak.LightChain > 0 ? now.LightChain / peak.LightChain : 0, now.Day < peak.Day, now.Snap25, now.Transmission, now.Grade.Mean, curve[0].Grade.Mean);
    }

    /// <summary>A share of five, for words that need no percentages.</summary>
    public static int Fifths(double share) => (int)Math.Round(5 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);

    /// <summary>What stands in the place of a percentage: "almost none", "about 2 in 5", "nearly all".</summary>
    public static string Words(double share) => share switch
    {
        < 0.03 => "almost none",
        < 0.1 => "very few",
        > 0.97 => "nearly all",
        _ => Fifths(share) switch
        {
            0 => "very few",
            5 => "nearly all",
            var n => $"about {n} in 5",
        },
    };

    /// <summary>The spot where it was injected. On day 0 the curve stands just before the treatment.</summary>
    public string Spot => (Day, Depot) switch
    {
        (0, _) => "It is here and leaves within a few days.",
        (_, > 0.5) => "It is on its way from here into the nerve ends.",
        (_, > 0.15) => "Most of it has left for the nerve ends.",
        (_, > 0.02) => "Almost empty. Most left within days.",
        _ => "Empty. All of it has left.",
    };

    /// <summary>The nerve ends.</summary>
    public string Nerve => (LightChain, Rising) switch
    {
        ( < 0.01, true) => "It has not arrived yet.",
        ( < 0.01, _) => "Broken down. Hardly anything is left.",
        ( < 0.95, true) => "It is arriving. More comes every hour.",
        ( >= 0.95, _) => "This is where it is. Now about as much as there will be.",
        ( >= 0.5, _) => "This is where it is. Your body is slowly breaking it down.",
        _ => "Most of it is broken down by now.",
    };

    /// <summary>The hooks.</summary>
    public string Hooks => (1 - Snap25) switch
    {
        < 0.03 => Rising || Day == 0 ? "A hook that nerves need to signal. Still whole." : "A hook that nerves need to signal. New ones have grown; all are whole.",
        var cut => $"A hook that nerves need to signal. {Capital(Words(cut))} are cut.",
    };

    /// <summary>The muscle.</summary>
    public string Muscle => Transmission switch
    {
        < 0.15 => "It hardly pulls. It is healthy, only resting.",
        < 0.5 => "It pulls weakly. It is healthy, only resting.",
        < 0.85 => "It pulls, but not with all its strength.",
        _ => "It pulls as it always did.",
    };

    /// <summary>The line.</summary>
    public string Line => (GradeBefore - Grade) switch
    {
        < 0.25 => "About as it was before.",
        < 1 => "A little softer.",
        _ when Grade < 0.5 => "Almost gone when you pull.",
        _ => "Softer. A deep crease takes weeks longer.",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
