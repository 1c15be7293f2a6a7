using NodaTime;

namespace Glabella.Screening.Reading;

/// <content>When: over, present, planned.</content>
internal sealed partial class Context
{
    private void Time(List<Element> segment)
    {
        var cue = -1;
        for (var i = 0; i < segment.Count; i++)
        {
            var e = segment[i];
            if (Is(e, Role.Stopped) && !(i > 0 && Is(segment[i - 1], Role.Negation) && !Is(segment[i - 1], Role.Stopped)))
            {
                cue = i;
                Over(segment, i, DayAfter(segment, i), longAgo: false);
            }
            else if (Is(e, Role.LongAgo))
            {
                Over(segment, i, null, longAgo: true);
            }
            else if (e is When when)
            {
                if ((i > 0 && StartedBefore(segment, i)) || (cue >= 0 && Is(segment[cue], Role.Until) && segment.GetRange(cue + 1, i - cue - 1).TrueForAll(x => Is(x, Role.Noise))))
                {
                    // "until 5 December" has its day already, which may lie ahead.
                    continue;
                }

                if (when.Future || segment.Take(i).Any(IsPlan))
                {
                    Future(segment, when.Day);
                }
                else if (cue < 0 && !LastsSince(segment, when))
                {
                    Over(segment, i, when.Day, when.LongAgo);
                }
            }
        }

        // "no longer", but "now on"; "stopped warfarin, now on apixaban".
        var now = segment.FindIndex(e => Is(e, Role.Now) && !Is(e, Role.Stopped));
        if (now >= 0)
        {
            foreach (var item in segment.Skip(now).OfType<Item>())
            {
                (item.Tense, item.Day) = (Tense.Present, null);
            }

            if (cue < 0)
            {
                foreach (var item in segment.Take(now).OfType<Item>().Where(x => x.Day is null))
                {
                    item.Tense = Tense.Present;
                }
            }
        }
    }

    // "no gentamicin since last week", "kein Botox seit März": what is denied since a day was there until then.
    private void TakenUntil(List<Element> segment)
    {
        var since = segment.FindIndex(e => Is(e, Role.Started) && Word(e) is "since" or "seit" or "depuis" or "desde" or "dal" or "da" or "dalla" or "od" or "sinds" or "sedan" or "siden" or "с");
        if (since < 0 || segment.Skip(since).OfType<When>().FirstOrDefault() is not { Future: false, LongAgo: false, Day: { } day })
        {
            return;
        }

        foreach (var item in segment.Take(since).OfType<Item>().Where(i => i.Negated && i.Names[0].Sort is Sort.Drug or Sort.Class))
        {
            (item.Negated, item.Tense, item.Day) = (false, Tense.Over, day);
        }
    }

    private bool StartedBefore(List<Element> segment, int i)
    {
        for (var k = i - 1; k >= 0; k--)
        {
            if (Word(segment[k]) is "and" || Is(segment[k], Role.Stopped))
            {
                return false;
            }

            if (Is(segment[k], Role.Started) && !Is(segment[k], Role.Stopped))
            {
                return true;
            }
        }

        return i + 1 < segment.Count && Is(segment[i + 1], Role.Started) && Word(segment[i + 1]) is "started" or "begonnen" or "angefangen";
    }

    // "Varfarina há 5 anos", "Sintrom hace 5 años": for five years or five years ago; what is no course of weeks is taken on.
    private bool LastsSince(List<Element> segment, When when) =>
        tokens[when.From].Text is "ha" or "hace" && segment.OfType<Item>().Any(item => !item.IsToxin && item.Names[0].Sort == Sort.Drug)
        && segment.OfType<Item>().All(item => item.Names[0].Sort == Sort.Condition || (!item.IsToxin && !item.Names[0].Atc.Any(IsCourse)));

    private static bool IsCourse(string atc) => atc.StartsWith("J0", StringComparison.Ordinal) || atc.StartsWith("D10BA", StringComparison.Ordinal);

    private static LocalDate? DayAfter(List<Element> segment, int i) => segment.Skip(i + 1).OfType<When>().FirstOrDefault()?.Day ?? segment.Take(i).OfType<When>().LastOrDefault()?.Day;

    // A cue for the past holds for the names before it if it follows one, else for those after it up to a turn.
    private void Over(List<Element> segment, int i, LocalDate? day, bool longAgo)
    {
        var tense = longAgo ? Tense.LongOver : Tense.Over;
        var before = segment.Take(i).Any(e => e is Item);
        var verbThenName = i + 1 < segment.Count && segment[i + 1] is Item && segment[i] is Little && !longAgo;
        var wanted = before && !verbThenName ? segment.Take(i).Reverse() : segment.Skip(i + 1);
        foreach (var e in wanted)
        {
            if (e is Item item)
            {
                if (segment[i] is When && day is not null && LastsBeyond(item, day.Value))
                {
                    break;
                }

                item.Tense = item.Tense == Tense.LongOver ? Tense.LongOver : tense;
                item.Day = day ?? item.Day;
                if (before && !verbThenName && segment[i] is When && !IsWhatAToxinWasFor(segment, item))
                {
                    // A bare date belongs to the name before it alone.
                    break;
                }
            }
            else if (e is Riddle || Is(e, Role.Reset) || Is(e, Role.Now) || Is(e, Role.Because))
            {
                // "aspirin because I had a stroke 4 years ago": the time is that of the stroke.
                break;
            }
            else if (before && !verbThenName && Word(e) is "and")
            {
                break;
            }
        }
    }

    private static bool IsPlan(Element e) => Is(e, Role.Planned) && !Is(e, Role.Last);

    // "Botox for migraine 13 weeks ago": the day is that of the treatment too.
    private static bool IsWhatAToxinWasFor(List<Element> segment, Item item)
    {
        var before = segment.TakeWhile(e => !ReferenceEquals(e, item)).ToList();
        var toxin = before.FindLastIndex(e => e is Item);
        return item.Names[0].Sort == Sort.Condition && toxin >= 0 && segment[toxin] is Item { IsToxin: true } && before.Skip(toxin).Any(e => Is(e, Role.Purpose));
    }

    // "pregnant, March 2026": a day within forty weeks and some does not say that it is over.
    private bool LastsBeyond(Item item, LocalDate last) => item.Names[0].Name == "pregnancy" && planned is { } day && Period.DaysBetween(last, day) < 300;

    private static void Future(List<Element> segment, LocalDate? day)
    {
        foreach (var item in segment.OfType<Item>())
        {
            (item.Tense, item.Day) = (Tense.Present, day);
        }
    }
}
