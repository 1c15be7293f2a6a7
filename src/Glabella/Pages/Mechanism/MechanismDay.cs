using System.Globalization;
using Glabella.Course;

namespace Glabella.Pages.Mechanism;

/// <summary>Where the medicine is on one day of a course, and what it does there: the forecast's means, made ready to be drawn and told.</summary>
/// <param name="Day">Days since the cycle's first session.</param>
/// <param name="Before">It is the first day of the course: all that follows is as just before the injection.</param>
/// <param name="Depot">What is injected and not yet at work in the nerve ends, as share of its most in this course; 0…1.</param>
/// <param name="LightChain">Active light chain, as share of its highest in this course; 0…1.</param>
/// <param name="Rising">Light chain has not reached its highest yet.</param>
/// <param name="Snap25">Share of SNAP-25 that is whole; 0…1.</param>
/// <param name="Healing">SNAP-25 has passed its lowest.</param>
/// <param name="Transmission">How much of the nerve's signal arrives; 0…1.</param>
/// <param name="Muscle">Muscle bulk; 1 = untreated.</param>
/// <param name="Grade">Expected severity of the line with its range; 0…3.</param>
/// <param name="GradeBefore">The same before the treatment.</param>
/// <param name="Ranges">Ranges of depot and light chain as shares like their means, and of the rest; 8 in 10 chances.</param>
public sealed record MechanismDay(
    int Day, bool Before, double Depot, double LightChain, bool Rising, double Snap25, bool Healing, double Transmission, double Muscle, GradeRange Grade, double GradeBefore, StateRanges Ranges)
{
    /// <summary>How hard the muscle pulls: what arrives, times its bulk.</summary>
    public double Force => Transmission * Muscle;

    /// <summary>A share of five, for words that need no percentages.</summary>
    public static int Fifths(double share) => (int)Math.Round(5 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);

    /// <summary>What stands in the place of a percentage: "almost none", "very little", "about 2 in 5", "nearly all".</summary>
    public static string Words(double share) => share switch
    {
        < 0.03 => "almost none",
        < 0.1 => "very little",
        > 0.97 => "nearly all",
        _ => Fifths(share) switch
        {
            0 => "very little",
            5 => "nearly all",
            var n => string.Create(CultureInfo.InvariantCulture, $"about {n} in 5"),
        },
    };

    /// <summary>What happens in the muscle on this day, in one or two sentences.</summary>
    public string Story => this switch
    {
        { Before: true, Snap25: > 0.97 } => "Just before the injection. The nerve signals, and the muscle pulls.",
        { Before: true } => "Just before the injection. Some of the treatment before is still at work.",
        { Rising: true, Snap25: > 0.8 } => "The medicine moves into the nerve ends. It has just begun to cut the protein that nerves signal with, SNAP-25.",
        { Rising: true } => "The medicine cuts SNAP-25 faster than the nerve can make it. The signal gets weaker by the hour.",
        { Healing: false } => "So much SNAP-25 is cut that hardly any signal passes. The muscle rests.",
        { Transmission: < 0.15 } => "The nerve makes new SNAP-25 every day, and most of it is still cut. The muscle rests.",
        { Transmission: < 0.5 } => "The medicine is being broken down. The protein that was cut is being replaced, and a weak signal passes again.",
        { Transmission: < 0.85 } => "Much of the protein that was cut has been replaced. The signal comes back, and the line with it.",
        { Snap25: < 0.97 } => "Nearly all of the signal is back. The last of the cut protein is being replaced, and the muscle regains its strength.",
        _ when GradeBefore - Grade.Mean >= 0.25 => "All of the protein has been replaced, and the nerve signals as before. The skin is still a little smoother.",
        _ => "All of the protein has been replaced. Nerve, muscle and line are as they were before.",
    };

    /// <summary>The same in a few words, for a small picture.</summary>
    public string Brief => $"SNAP-25: {(Snap25 > 0.97 ? "whole" : $"{Words(Snap25)} whole")}. Signal: {(Transmission > 0.97 ? "as always" : Words(Transmission))}.";

    /// <summary>The spot where it was injected.</summary>
    public string Spot => Depot switch
    {
        _ when Before => "Nothing has been injected today yet.",
        > 0.8 => "It is here and leaves within a few days.",
        > 0.5 => "It is on its way from here into the nerve ends.",
        > 0.15 => "Most of it has left for the nerve ends.",
        > 0.02 => "Almost empty. Most left within days.",
        _ => "Empty. All of it has left.",
    };

    /// <summary>The nerve ends.</summary>
    public string Nerve => (LightChain, Rising) switch
    {
        _ when Before => LightChain < 0.01 ? "Nothing is here." : "A little of the treatment before is still here.",
        ( < 0.01, true) => "It has not arrived yet.",
        ( < 0.01, _) => "Broken down. Hardly anything is left.",
        ( < 0.95, true) => "It is arriving. More comes every hour.",
        ( >= 0.95, _) => "This is where it is. Now about as much as there will be.",
        ( >= 0.5, _) => "This is where it is. The body is slowly breaking it down.",
        _ => "Most of it is broken down by now.",
    };

    /// <summary>The protein.</summary>
    public string Hooks => (1 - Snap25) switch
    {
        < 0.03 => Rising ? "A protein that nerves need to signal. Still whole." : "A protein that nerves need to signal. New ones have been made; nearly all are whole.",
        var cut => $"A protein that nerves need to signal. {Capital(Words(cut))}{(Words(cut).EndsWith('5') ? " are" : " of it is")} cut.",
    };

    /// <summary>The signal.</summary>
    public string Signal => Transmission switch
    {
        < 0.03 => "Almost none of it arrives at the muscle.",
        > 0.97 => "It arrives at the muscle as always.",
        < 0.1 => "Very little of it arrives at the muscle.",
        var share => Fifths(share) is 5 ? "Nearly all of it arrives at the muscle." : string.Create(CultureInfo.InvariantCulture, $"About {Math.Max(1, Fifths(share))} in 5 arrive at the muscle."),
    };

    /// <summary>The muscle.</summary>
    public string Pull => Force switch
    {
        < 0.15 => "It hardly pulls. It is healthy, only resting.",
        < 0.5 => "It pulls weakly. It is healthy, only resting.",
        < 0.85 => "It pulls, but not with all its strength.",
        < 0.97 => "It pulls nearly as it always did.",
        _ => "It pulls as it always did.",
    };

    /// <summary>The line, and how sure that is.</summary>
    public string Line
    {
        get
        {
            string low = Look(Grade.P10), high = Look(Grade.P90);
            return low == high ? $"{Capital(low)} when you pull: 9 in 10 chances or better." : $"Between {low} and {high} when you pull: 8 in 10 chances.";
        }
    }

    private static string Look(double grade) => grade switch
    {
        < 0.5 => "no line",
        < 1.5 => "a faint line",
        < 2.5 => "a clear line",
        _ => "a deep line",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
