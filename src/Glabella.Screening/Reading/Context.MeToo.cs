namespace Glabella.Screening.Reading;

/// <content>What is said of somebody else and of the person as well.</content>
internal sealed partial class Context
{
    // "ALS (dad had it, I have it too)"
    private bool MeTooNext(List<List<Element>> segments, int s) =>
        s + 1 < segments.Count && tokens[segments[s + 1][0].From].Sign == ',' && !segments[s + 1].Any(e => e is Item) && MeToo(segments[s + 1]);

    // "me too", "so do I", "ich auch": what was said of somebody else holds here as well.
    private bool MeToo(IEnumerable<Element> words)
    {
        var self = false;
        var too = false;
        foreach (var e in words)
        {
            for (var i = e.From; i < e.To; i++)
            {
                var word = tokens[i].Text;
                self |= word is "i" or "me" or "myself" or "im" or "ive" or "ich" or "je" or "moi" or "yo" or "io" or "anch" or "eu" or "ja" or "ik" or "jag" or "я" or "bende";
                too |= word is "too" or "also" or "so" or "same" or "both" or "auch" or "ebenfalls" or "aussi" or "tambien" or "tambem" or "anche" or "anch" or "tez" or "rowniez" or "ook" or "ocksa" or "тоже" or "также" or "bende";
            }
        }

        return self && too;
    }

    // "Tochter wird noch gestillt": a child that is breastfed has a mother who does it.
    private bool IsChild(Element e) =>
        Word(e) is "daughter" or "son" or "baby" or "child" or "kid" or "newborn" or "toddler" or "tochter" or "sohn" or "kind" or "fille" or "fils" or "bebe" or "enfant" or "hija" or "hijo" or "nino" or "nina"
            or "figlia" or "figlio" or "bimbo" or "bimba" or "bambino" or "bambina" or "filha" or "filho" or "corka" or "syn" or "dziecko" or "dochter" or "zoon" or "kindje" or "dotter" or "barn" or "kizim" or "oglum" or "bebegim"
            or "дочь" or "дочка" or "сын" or "ребенок" or "малыш";
}
