using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Vocabulary;

namespace Glabella.Pages.Intake;

/// <summary>One tick of the intake: what a person reads, and what screening reads.</summary>
/// <param name="Key">Posted value.</param>
/// <param name="Plain">What a person reads.</param>
/// <param name="Text">The same as screening knows it.</param>
/// <param name="IsProcedure">An event (a peel, a vaccine) and not an illness.</param>
internal sealed record IntakeTick(string Key, string Plain, string Text, bool IsProcedure = false);

/// <summary>The questions of the intake that are ticked and not written.</summary>
internal static class IntakeWords
{
    /// <summary>Posted value of "none of these".</summary>
    public const string None = "none";

    /// <summary>"Have you ever had any of these?"</summary>
    public static ImmutableArray<IntakeTick> Illnesses { get; } =
    [
        new("nerve-muscle", "Weak muscles, or an illness of muscles or nerves", "neuromuscular disease"),
        new("swallowing", "Trouble swallowing or breathing", "dysphagia"),
        new("unexplained", "Double vision, slurred speech or weakness that nobody explained", "unexplained weakness"),
        new("lid", "A drooping eyelid", "ptosis"),
        new("palsy", "A paralysed face, also if it went away", "facial palsy"),
        new("bleeding", "A bleeding problem", "bleeding disorder"),
        new("cold-sores", "Cold sores on the face", "cold sores"),
        new("reaction", "A bad reaction to botulinum toxin", "serious reaction to botulinum toxin"),
    ];

    /// <summary>"In the last two weeks?"</summary>
    public static ImmutableArray<IntakeTick> Recent { get; } =
    [
        new("skin", "An infection, or spots where we would treat", "skin infection at the site"),
        new("fever", "Fever, or ill in bed", "fever"),
        new("vaccine", "A vaccine", "vaccination", IsProcedure: true),
        new("dental", "Dental work", "dental treatment", IsProcedure: true),
        new("peel", "A peel, laser or facial", "chemical peel", IsProcedure: true),
    ];

    /// <summary>What people ask for, by area id.</summary>
    public static ImmutableArray<Option> Wishes { get; } =
    [
        .. new[] { Areas.Glabella, Areas.Forehead, Areas.LateralCanthus, Areas.Platysma }.Select(a => new Option(a.Id, char.ToUpperInvariant(a.Plain[0]) + a.Plain[1..])),
    ];

    /// <summary>No before yes.</summary>
    public static ImmutableArray<Option> NoYes { get; } = [new("no", "No"), new("yes", "Yes")];

    /// <summary>Sex at birth.</summary>
    public static ImmutableArray<Option> Sexes { get; } = [new("female", "Female"), new("male", "Male"), new("other", "Other")];

    /// <summary>Toxins by brand, as patients know them, then fillers; "don't know" is the blank entry.</summary>
    public static ImmutableArray<Option> Treatments { get; } =
        [.. Products.Toxins.Select(p => new Option(p.Name, $"{p.Brands[0]} ({p.Name})")), .. Products.Fillers.Select(p => new Option(p.Name, $"{p.Name} (filler)"))];

    /// <summary>Every area, in plain words.</summary>
    public static ImmutableArray<Option> Places { get; } = [.. Areas.All.Select(a => new Option(a.Id, char.ToUpperInvariant(a.Plain[0]) + a.Plain[1..]))];

    /// <summary>The options of a group of ticks, "none of these" last.</summary>
    public static ImmutableArray<Option> Options(ImmutableArray<IntakeTick> ticks) => [.. ticks.Select(t => new Option(t.Key, t.Plain)), new Option(None, "None of these")];
}
