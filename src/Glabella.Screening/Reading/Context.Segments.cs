namespace Glabella.Screening.Reading;

/// <content>What one stretch between commas or brackets says of another.</content>
internal sealed partial class Context
{
    // "Family history: myasthenia", "myasthenia (mother)", "warfarin (stopped 2019)", "blood thinners: no".
    private void AcrossSegments()
    {
        var segments = Segments().ToList();
        DeniedLists(segments);
        for (var s = 1; s < segments.Count; s++)
        {
            var here = segments[s];
            var before = segments[s - 1];
            var sign = tokens[here[0].From].Sign;
            var items = before.OfType<Item>().ToList();
            if (sign is ':' or '(' or '-' && before.Any(e => Is(e, Role.Family) || Is(e, Role.Person)) && items.Count == 0 && !before.Any(e => Is(e, Role.Self)))
            {
                // "Family history: myasthenia, ALS": the list goes on until a full stop, "I", or what has a time of its own.
                for (var k = s; k < segments.Count && (k == s || (sign == ':' && tokens[segments[k][0].From].Sign == ',' && !segments[k].Exists(IsOnesOwn))) && !segments[k].Any(e => Is(e, Role.Self)); k++)
                {
                    foreach (var item in segments[k].OfType<Item>())
                    {
                        item.OtherPerson = true;
                    }
                }
            }

            if (sign is ':' or '=' && before.Any(e => Is(e, Role.AllergyAfter)) && items.Count <= 1)
            {
                foreach (var item in here.OfType<Item>())
                {
                    item.Allergy = true;
                }
            }

            if (items.Count == 0 && sign is '(' or ':' or '-' && before.OfType<Little>().LastOrDefault(l => l.Route is not null) is { Route: { } ahead })
            {
                // "ear drops (gentamicin)"
                foreach (var item in here.OfType<Item>())
                {
                    item.Route = ahead;
                }
            }

            if (sign is '(' or '[')
            {
                SameInBrackets(items, here);
            }

            if (items.Count == 0 || here.Any(e => e is Item))
            {
                continue;
            }

            if (MeToo(here))
            {
                // "dad has ALS, me too"
                items.ForEach(item => item.OtherPerson = false);
            }

            var last = items[^1];
            if (sign is '(' or '-' or ':' or '?' or '=' or '[')
            {
                if (here.Any(e => Is(e, Role.Person) || Is(e, Role.Family)) && !here.Any(e => Is(e, Role.Self)) && !MeTooNext(segments, s) && last.Names[0].Name is not ("breastfeeding" or "pregnancy"))
                {
                    last.OtherPerson = true;
                }

                if (here.All(e => Is(e, Role.AfterNegation) || Is(e, Role.Noise) || Is(e, Role.Negation)) && EndsInDenial(here, sign) && !here.Any(e => Is(e, Role.Uncertain) || Is(e, Role.StopVerb)))
                {
                    foreach (var item in sign is '(' or '[' ? [last] : items)
                    {
                        item.Negated = true;
                    }
                }
            }

            // "gentamicin, finished in March" and "warfarin (stopped 2019)": the past without a name of its own.
            var stopped = here.FindIndex(e => Is(e, Role.Stopped));
            if (here.Any(e => Is(e, Role.LongAgo)))
            {
                last.Tense = Tense.LongOver;
            }
            else if (stopped >= 0 && !(stopped > 0 && Is(here[stopped - 1], Role.Negation)))
            {
                // "Botox for migraines, last one in May": what is over is the drug, not what it is for.
                var ended = items is [{ Names: [{ Sort: Sort.Drug }, ..] } drug, { Names: [{ Sort: Sort.Condition }, ..] }]
                    && before.SkipWhile(e => !ReferenceEquals(e, drug)).TakeWhile(e => !ReferenceEquals(e, last)).Any(e => Is(e, Role.Purpose) || Is(e, Role.After)) ? drug : last;
                (ended.Tense, ended.Day) = (Tense.Over, DayAfter(here, stopped) ?? ended.Day);
            }
            else if (here.OfType<When>().FirstOrDefault() is { } when && !here.Any(e => e is Riddle || Is(e, Role.Started) || Is(e, Role.Because)) && sign is '(' or '[' or '-' or ',')
            {
                if (when.Future || here.Any(IsPlan))
                {
                    (last.Tense, last.Day) = (Tense.Present, when.Day);
                }
                else if (when.Day is not { } passed || !LastsBeyond(last, passed))
                {
                    (last.Tense, last.Day) = (when.LongAgo ? Tense.LongOver : Tense.Over, when.Day);
                }
            }

            // "gentamicin, ear drops"; but eye drops on a line of their own, or beside a tablet, are a second thing.
            var newLine = sign is '\n' or '\r' or ';';
            var route = here.OfType<Little>().Select(l => l.Route).FirstOrDefault(r => r is not null);
            if (route is Route.Injection or Route.Infusion || (route is { } local && last.Route is null && !newLine && !LeadsOn(segments, s) && IsGiven(last, local)))
            {
                last.Route = route;
            }

            last.AtFace |= here.Any(e => Is(e, Role.Face));
            last.Active |= here.Any(e => Is(e, Role.Active) || Is(e, Role.Now));
            last.Elsewhere |= !newLine && !here.Exists(e => e is Riddle) && here.Any(e => Is(e, Role.Elsewhere)) && !last.AtFace;
        }
    }

    // "warfarin, ear drops (gentamicin)": the route is that of the name in the bracket.
    private bool LeadsOn(List<List<Element>> segments, int s) =>
        s + 1 < segments.Count && tokens[segments[s + 1][0].From].Sign is '(' or ':' && segments[s + 1].Exists(e => e is Item);

    private static bool IsOnesOwn(Element e) =>
        e is When or Item { Names: [{ Name: "pregnancy" or "breastfeeding" or "trying to conceive" }, ..] } || Is(e, Role.Now) || Is(e, Role.Started) || Is(e, Role.Stopped) || Is(e, Role.Negation) || Is(e, Role.Active);

    // "gentamicin ear drops (Garamycin)": the name in brackets is the same thing, given the same way.
    private static void SameInBrackets(List<Item> names, List<Element> brackets)
    {
        foreach (var item in brackets.OfType<Item>())
        {
            if (names.FindLast(n => n.Names[0].Sort == Sort.Drug && n.Names[0].Name == item.Names[0].Name) is { } same)
            {
                item.Route ??= same.Route;
                same.Route ??= item.Route;
            }
        }
    }

    // "denies dysphagia, diplopia or weakness": a denial that opens a list closed by "or" holds for all of it.
    // Without the "or" it ends at the comma.
    private void DeniedLists(List<List<Element>> segments)
    {
        for (var s = 0; s < segments.Count; s++)
        {
            var first = segments[s].OfType<Item>().ToList();
            if (first.Count == 0 || !first[^1].Negated || !segments[s].TakeWhile(e => e is not Item).Any(e => Is(e, Role.Negation)))
            {
                continue;
            }

            var end = s + 1;
            var closed = -1;
            while (end < segments.Count && tokens[segments[end][0].From].Sign == ',' && segments[end].Any(e => e is Item)
                && segments[end].All(e => e is Item || (e is Little l && (l.Roles & (Role.Affirm | Role.Self | Role.Reset | Role.Negation | Role.Stopped | Role.Now)) == 0)))
            {
                if (segments[end].Any(e => e is Little && Word(e) is "or" or "nor" or "oder" or "ou" or "o" or "veya" or "lub" or "ani" or "или" or "ni" or "noch"))
                {
                    closed = end;
                }

                end++;
            }

            for (var k = s + 1; k <= closed; k++)
            {
                foreach (var item in segments[k].OfType<Item>())
                {
                    item.Negated = true;
                }
            }
        }
    }
}
