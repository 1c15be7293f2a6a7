using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>Understands one text as a person writes it.</summary>
internal static class Reader
{
    // The same words come again and again; what they mean is a function of text, question, day and country alone.
    // A slot holds the last text that fell on it: nothing grows, nothing is locked. A text is kept when it comes a second
    // time: most come once, and to keep those costs the collector of garbage more than reading them does.
    private static readonly Remembered?[] Memory = new Remembered?[1 << 14];
    private static readonly int[] Met = new int[1 << 14];

    /// <summary>Reads a text that answers a question about a person on a day.</summary>
    public static TextReading Read(string text, Question question, LocalDate? day, Jurisdiction jurisdiction)
    {
        var about = ((int)question << 4) | (int)jurisdiction;
        var days = day is { } d ? (d.Year * 512) + d.DayOfYear : -1;
        var hash = unchecked(string.GetHashCode(text, StringComparison.Ordinal) + (about * 31) + days);
        var slot = hash & (Memory.Length - 1);
        if (Volatile.Read(ref Memory[slot]) is { } known && known.About == about && known.Days == days && known.Text == text)
        {
            return known.Reading;
        }

        var reading = ReadAnew(text, question, day, jurisdiction);
        if (Met[slot] == hash)
        {
            Volatile.Write(ref Memory[slot], new Remembered(text, about, days, reading));
        }

        Met[slot] = hash;
        return reading;
    }

    private static TextReading ReadAnew(string text, Question question, LocalDate? day, Jurisdiction jurisdiction)
    {
        var tokens = Tokenizer.Cut(text);
        if (tokens.Length == 0)
        {
            // A dash in an answer's place is a "none".
            return text.AsSpan().Trim().TrimStart("-–—/.").IsEmpty ? new TextReading([], [], []) { SaysNothing = true } : new TextReading([], [text], []);
        }

        var finder = new Finder(tokens, question, jurisdiction, day);
        var elements = finder.Run();
        Vaccinations.Join(elements, finder.Tokens);
        if (Context.Matters(elements))
        {
            new Context(elements, finder.Tokens, day).Weigh();
        }

        var mentions = ImmutableArray.CreateBuilder<Mention>(Math.Min(elements.Count, 4));
        List<string> unrecognised = [];
        List<DidYouMean> didYouMean = [];
        for (var i = 0; i < elements.Count; i++)
        {
            switch (elements[i])
            {
                case Item item:
                    foreach (var name in item.Names)
                    {
                        mentions.Add(Mention(name, item));
                    }

                    if (question != Question.Allergies && SaysTooLittle(item, day, elements))
                    {
                        unrecognised.Add(Part(text, finder.Tokens, item.From, item.To));
                    }

                    if (!item.Doubt.IsEmpty && !item.Negated && !item.OtherPerson)
                    {
                        var part = Part(text, finder.Tokens, item.From, item.To);
                        unrecognised.Add(part);
                        didYouMean.Add(new DidYouMean(part, item.Doubt));
                    }

                    break;
                case Riddle riddle:
                    // Neighbouring riddles are one thing to ask about.
                    var last = i;
                    while (last + 1 < elements.Count && elements[last + 1] is Riddle next && next.Segment == riddle.Segment)
                    {
                        last++;
                    }

                    unrecognised.Add(Part(text, finder.Tokens, riddle.From, elements[last].To));
                    for (; i <= last; i++)
                    {
                        if (elements[i] is Riddle { Candidates.IsEmpty: false } candidates)
                        {
                            didYouMean.Add(new DidYouMean(Part(text, finder.Tokens, candidates.From, candidates.To), candidates.Candidates));
                        }
                    }

                    i = last;
                    break;
            }
        }

        Nameless(text, finder.Tokens, elements, unrecognised);
        if (question == Question.Medications && mentions.Count > 0)
        {
            var groups = Groups.TakenFor(elements, finder.Tokens);
            if (unrecognised.Count == 0 && mentions.All(m => m.Sort == Sort.Condition && m.Name != Vaccinations.Name && !m.Negated && !m.OtherPerson) && !SaysNothing(elements) && elements.Exists(e => e is Item item && !groups.Exists(g => ReferenceEquals(g.Illness, item))))
            {
                // "Something for my heart" names what for, not what; "ex-smoker, no tablets", "flu jab" and "tablets for reflux" say all.
                unrecognised.Add(text.Trim());
            }

            mentions.AddRange(groups.Select(g => Mention(g.Group, g.Illness)));
        }

        if (mentions.Count > 0 || unrecognised.Count > 0)
        {
            return new TextReading(mentions.DrainToImmutable(), [.. unrecognised], [.. didYouMean]);
        }

        // Only little words: either "none", or nothing that anybody could act on.
        return SaysNothing(elements) ? new TextReading([], [], []) { SaysNothing = true } : new TextReading([], [text.Trim()], []);
    }

    // "omeprazole, a small white pill": what has no name stands beside what has one, and is asked about all the same.
    private static void Nameless(string text, Token[] tokens, List<Element> elements, List<string> unrecognised)
    {
        if (!elements.Exists(e => e is Little { Roles: var role } && (role & (Role.Nameless | Role.DontKnow)) != 0))
        {
            return;
        }

        for (var from = 0; from < elements.Count;)
        {
            var to = from + 1;
            while (to < elements.Count && elements[to].Segment == elements[from].Segment)
            {
                to++;
            }

            var here = elements.GetRange(from, to - from);
            var roles = here.OfType<Little>().Aggregate(Role.None, (all, l) => all | l.Roles);
            var ownLine = (from == 0 || IsLine(from)) && (to == elements.Count || IsLine(to)) && to - from < elements.Count;
            var said = (roles & Role.Nameless) != 0 ? (roles & (Role.Negation | Role.Nothing)) == 0 : ownLine && (roles & Role.DontKnow) != 0;
            if (said && here.TrueForAll(e => e is Little or When or Item { Names: [{ Sort: Sort.Condition }, ..], Negated: false, OtherPerson: false }))
            {
                unrecognised.Add(Part(text, tokens, here[0].From, here[^1].To));
            }

            from = to;
        }

        bool IsLine(int element) => tokens[elements[element].From].Sign is '\n' or '\r' or ';';
    }

    private static Mention Mention(Named name, Item item) => NameOf(name, item) is var called && called != name.Name ? Mention(name, item, called, null) : Mention(name, item, called, name.Term?.RuledAs);

    private static Mention Mention(Named name, Item item, string called, string? ruledAs) => new()
    {
        Sort = name.Sort,
        Name = called,
        RuledAs = ruledAs,
        Atc = name.Atc,
        How = name.How,
        Negated = item.Negated,
        OtherPerson = item.OtherPerson,
        Tense = item.Tense,
        Day = item.Day,
        Route = item.Route,
        Allergy = item.Allergy,
        Taken = item.Taken && !item.Allergy,
        Elsewhere = item.Elsewhere && name.Name != Vaccinations.Name,
    };

    private static bool SaysNothing(List<Element> elements)
    {
        var little = elements.OfType<Little>().Aggregate(Role.None, (roles, l) => roles | l.Roles);
        return ((little & Role.Nothing) != 0 || ((little & Role.Negation) != 0 && (little & Role.Things) != 0)) && (little & (Role.Uncertain | Role.Stopped)) == 0;
    }

    // "antibiotic drip", "antibiotics, can't remember which"
    private static bool SaysTooLittle(Item item, LocalDate? day, List<Element> elements) =>
        item.Names[0].Term is { AskWhich: true } && item is { Negated: false, OtherPerson: false }
        && (item.Route is Route.Injection or Route.Infusion || (!elements.Exists(e => e is Item other && other.Names[0].Sort == Sort.Drug) && elements.Exists(e => e is Little { Roles: var roles } && (roles & Role.Uncertain) != 0)))
        && item.Tense != Tense.LongOver && !(item.Day is { } last && day is { } planned && last < planned.PlusMonths(-1));

    // What the text says beside a name can make it another thing.
    private static string NameOf(Named name, Item item) => name.Term switch
    {
        { AfterToxin: { } reaction } when item.AfterToxin => reaction,
        { InHospital: { } grave } when item.InHospital => grave,
        { AtFace: { } atFace } when item.AtFace => atFace,
        { WhenActive: { } active } when item.Active => active,
        _ => name.Name,
    };

    private static string Part(string text, Token[] tokens, int from, int to) => text[tokens[from].Start..tokens[to - 1].End];

    private sealed record Remembered(string Text, int About, int Days, TextReading Reading);
}
