using System.Collections.Immutable;

namespace Glabella.Practice;

/// <summary>Invented names. Telephone numbers are from the ranges that Ofcom keeps free for drama, addresses end in .example.</summary>
internal static class DemoNames
{
    private static readonly ImmutableArray<string> Women =
    [
        "Amina", "Ana", "Anouk", "Asha", "Beata", "Birgit", "Carla", "Chiara", "Dalia", "Dorota", "Elif", "Elin", "Esther", "Fatima", "Femke", "Freya", "Giulia", "Hana", "Hanneke", "Helga",
        "Ida", "Ilse", "Imani", "Ingrid", "Jana", "Joana", "Kaja", "Katrin", "Laila", "Leonie", "Lina", "Lucía", "Magda", "Mairi", "Marit", "Maud", "Mei", "Mirela", "Nadia", "Nele",
        "Noor", "Olga", "Orla", "Paula", "Petra", "Priti", "Ráhel", "Rosa", "Saskia", "Selma", "Sibel", "Signe", "Tamar", "Tanja", "Thandi", "Ulla", "Vera", "Wanda", "Yara", "Zofia",
    ];

    private static readonly ImmutableArray<string> Men =
    [
        "Adil", "Anders", "Bruno", "Chidi", "Colm", "Dario", "Emre", "Felix", "Goran", "Henrik", "Idris", "Jan", "Kofi", "Lars", "Marek", "Nils", "Owen", "Pavel", "Rui", "Stefan",
    ];

    private static readonly ImmutableArray<string> Families =
    [
        "Abara", "Achterberg", "Almqvist", "Amsel", "Baranowska", "Becker-Lund", "Bellweather", "Brackwater", "Castellane", "Corrigan-Hale", "Dahlgren", "Demirel", "Dravec", "Eastmere", "Ekwueme", "Fairwold", "Farrant", "Ferreiro",
        "Galbraith-Os", "Grünwald", "Haddon", "Halvorsen", "Hartnoll", "Ibarra", "Isaksen", "Jankovska", "Jessamy", "Kallio", "Karaman", "Kestrel", "Kowalczyk", "Lanneau", "Lindholm", "Lockhurst", "Marchetti", "Marlowe-Tey",
        "Mbeki-Rao", "Merrow", "Nakagawa", "Nightley", "Novotná", "Oakhanger", "Okonedo", "Olafsdóttir", "Pellegrin", "Pennywell", "Quillfeather", "Raskova", "Redgrove", "Rosenquist", "Sandoval", "Silverdale", "Sørby", "Szabó", "Tamsin-Roe",
        "Thistlewood", "Tremaine", "Ulvestad", "Vandermeer", "Varga", "Villarreal", "Wexcombe", "Winterbourne", "Wójcik", "Yarrow", "Zieliński",
    ];

    /// <summary>A name that nobody else in the demonstration has.</summary>
    public static string Person(DemoDice dice, bool woman, HashSet<string> taken)
    {
        for (var i = 0; ; i++)
        {
            var name = $"{dice.Of(woman ? Women : Men)} {dice.Of(Families)}{(i > 50 ? $" {i}" : "")}";
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    public static string Phone(DemoDice dice) => $"07700 900{dice.Between(0, 999):000}";

    public static string Email(string name) => $"{Vocabulary.NearestNames.Folded(name).Replace(' ', '.')}@patient.example";
}
