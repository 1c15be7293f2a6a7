namespace Glabella.Screening.Reading;

/// <content>What came of what: an illness that led to a hospital, a symptom that came after a toxin.</content>
internal sealed partial class Context
{
    // "asthma, hospitalised twice", "ICU for asthma"; not "asthma - never hospitalised".
    private void Hospital()
    {
        List<Item> last = [];
        foreach (var segment in Segments())
        {
            var here = segment.OfType<Item>().ToList();
            last = here.Count > 0 ? here : last;
            if (segment.Any(e => Is(e, Role.Hospital)) && !segment.Any(e => Is(e, Role.Negation)))
            {
                last.ForEach(item => item.InHospital = true);
            }
        }
    }

    // "trouble breathing after Botox", "since my Dysport I see double", "Botox made me choke"; not "Botox for double vision".
    private void AfterToxin()
    {
        for (var i = 0; i < elements.Count; i++)
        {
            if (!Is(elements[i], Role.After))
            {
                continue;
            }

            var next = elements.FindIndex(i, e => e is Item);
            if (next >= 0 && IsOwnToxin(elements[next]) && elements[next].Segment == elements[i].Segment)
            {
                MarkAfterToxin(0, i, elements[i].Segment);
                MarkAfterToxin(next + 1, elements.Count, elements[next].Segment);
            }
            else if (next >= 0 && i > 0 && elements[next].Segment == elements[i].Segment && elements.FindLastIndex(i - 1, e => e is Item) is var before and >= 0 && IsOwnToxin(elements[before]) && !elements.GetRange(before, i - before).Exists(e => Is(e, Role.Purpose)))
            {
                MarkAfterToxin(next, elements.Count, elements[next].Segment);
            }
        }
    }

    // The symptoms of a stretch or, if a comma parts them from the toxin, of the one beside it.
    private void MarkAfterToxin(int from, int to, int segment)
    {
        for (var i = from; i < to; i++)
        {
            if (elements[i] is Item item && Math.Abs(item.Segment - segment) <= 1)
            {
                item.AfterToxin = true;
            }
        }
    }

    private static bool IsOwnToxin(Element e) => e is Item { IsToxin: true, OtherPerson: false };
}
