namespace Glabella.Screening.Names;

/// <summary>What a phrase is: several at once for some.</summary>
[Flags]
internal enum PhraseKinds : byte
{
    None = 0,
    Drug = 1,
    Condition = 2,
    Allergen = 4,
    Class = 8,
    Little = 16,
}
