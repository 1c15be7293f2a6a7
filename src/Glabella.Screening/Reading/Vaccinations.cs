namespace Glabella.Screening.Reading;

/// <summary>The "flu" of "flu jab" and of "vaccine against flu" is no illness that the person has.</summary>
internal static class Vaccinations
{
    /// <summary>The name of the event.</summary>
    public const string Name = "vaccination";

    /// <summary>Leaves of a vaccination and the illness that it is against the vaccination alone.</summary>
    public static void Join(List<Element> elements, Token[] tokens)
    {
        for (var i = 0; elements.Count > 1 && i < elements.Count; i++)
        {
            if (i > 0 && elements[i - 1] is Item prevented && prevented.To == elements[i].From && prevented.Segment == elements[i].Segment && IsShot(elements[i], tokens) && Prevented(prevented))
            {
                // "RSV shots"
                elements[--i] = prevented with { Names = [new Named(Sort.Condition, Name, [], prevented.Names[0].How)] };
            }

            if (elements[i] is Item item && Is(item))
            {
                Before(elements, tokens, i);
                After(elements, tokens, i);
            }
        }
    }

    private static bool Is(Item item) => item.Names is [{ Name: Name }];

    // "flu jab", "measles mumps and rubella vaccine", "Covid- und Grippeimpfung"; not "a cold after the vaccine".
    private static void Before(List<Element> elements, Token[] tokens, int vaccine)
    {
        for (var i = vaccine - 1; i >= 0 && elements[i].Segment == elements[vaccine].Segment; i--)
        {
            if (elements[i] is Item item && (Is(item) || (Prevented(item) && !IsCold(item, tokens))))
            {
                // "flu vaccine booster" is one event too.
                elements[i] = Silent(item);
            }
            else if (!Joins(elements[i], tokens) || (i == vaccine - 1 && !NamesItself(elements, tokens, vaccine)))
            {
                return;
            }
        }
    }

    // "vaccin grippe", "vacina contra a febre amarela", "Impfung gegen Corona und Grippe"; not "vaccine and a cold".
    private static void After(List<Element> elements, Token[] tokens, int vaccine)
    {
        var against = false;
        var any = false;
        for (var i = vaccine + 1; i < elements.Count && elements[i].Segment == elements[vaccine].Segment; i++)
        {
            if (elements[i] is Item item && (Prevented(item) || (against && item.Names[0].Sort == Sort.Condition)))
            {
                elements[i] = Silent(item);
                any = true;
            }
            else if (Leads(elements[i], tokens))
            {
                against = true;
            }
            else if (!(any && Joins(elements[i], tokens)))
            {
                return;
            }
        }
    }

    private static Little Silent(Item item) => new(item.From, item.To, item.Segment, Role.Noise, null);

    // Nobody is vaccinated against a cold: "a cold and flu jab tomorrow".
    private static bool IsCold(Element e, Token[] tokens) => tokens[e.To - 1].Text is "cold" or "colds";

    private static bool IsShot(Element e, Token[] tokens) => e is Little && tokens[e.From].Text is "shot" or "shots" or "jab" or "jabs" or "booster" or "boosters" or "prik";

    // Illnesses by the names under which those stand that there are vaccines against.
    private static bool Prevented(Item item) =>
        item.Names is [{ Sort: Sort.Condition, Name: "acute illness" or "post-polio syndrome" or "skin infection at the site" or "hepatitis" or "hepatitis b" or "tuberculosis" or "abnormal smear or hpv" }];

    // What names an illness itself goes on with a list: "Corona- und Grippeimpfung", "covid and flu jab"; "covid and a vaccine" are two things.
    private static bool NamesItself(List<Element> elements, Token[] tokens, int vaccine) =>
        elements[vaccine].To - elements[vaccine].From > 1 || (vaccine + 1 < elements.Count && IsShot(elements[vaccine + 1], tokens))
        || (tokens[elements[vaccine].From].Text is { Length: > 9 } word && word.Contains("impfung", StringComparison.Ordinal));

    private static bool Joins(Element e, Token[] tokens) => e is Little && tokens[e.From].Text is "and" or "und" or "et" or "y" or "e" or "ve" or "i" or "и" or "en" or "och" or "plus" or "or";

    private static bool Leads(Element e, Token[] tokens) => e is Little && tokens[e.From].Text is "against" or "for" or "gegen" or "contre" or "contra" or "contro" or "przeciw" or "przeciwko" or "na" or "от" or "против" or "voor" or "tegen" or "mot"
        or "de" or "da" or "do" or "del" or "della" or "di" or "la" or "le" or "el" or "il" or "l" or "o" or "the" or "per" or "por" or "para" or "pour" or "fur" or "fuer" or "a" or "as" or "os" or "los" or "las" or "les" or "die" or "der" or "den" or "das";
}
