using NodaTime;

namespace Glabella.Screening.Facts;

/// <summary>Age, pregnancy, breastfeeding.</summary>
internal static class LifeStage
{
    /// <summary>Adds what the answers and the age say.</summary>
    public static void Look(Case person)
    {
        var intake = person.Intake;
        Answer(person, intake.Pregnant, "/pregnant", "pregnancy", "pregnant");
        Answer(person, intake.Breastfeeding, "/breastfeeding", "breastfeeding", "breastfeeding");
        Answer(person, intake.TryingToConceive, "/tryingToConceive", "trying to conceive", "tryingToConceive");
        Answer(person, intake.Pregnant, "/pregnant", "pregnancy", "pregnantOrBreastfeeding");
        Answer(person, intake.Breastfeeding, "/breastfeeding", "breastfeeding", "pregnantOrBreastfeeding");
        if (intake.BirthDate is not { } birth || person.Day is not { } day)
        {
            return;
        }

        foreach (var rule in person.Book.ForAnswer("ageUnder"))
        {
            var birthday = Birthday(birth, (int)rule.Value("ageUnder"));
            if (day < birthday)
            {
                person.Add(rule, new Fact(Case.Iso(birth), "/birthDate", "age", MatchedHow.Answer, HoldUntil: birthday));
            }
        }

        foreach (var rule in person.Book.ForAnswer("ageOver"))
        {
            if (day >= Birthday(birth, (int)rule.Value("ageFrom")))
            {
                person.Add(rule, new Fact(Case.Iso(birth), "/birthDate", "age", MatchedHow.Answer));
            }
        }
    }

    /// <summary>Whole years on a day.</summary>
    public static int Age(LocalDate birth, LocalDate day)
    {
        var years = day.Year - birth.Year;
        return day < Birthday(birth, years) ? years - 1 : years;
    }

    /// <summary>The day on which somebody becomes so old; 1 March for those born on 29 February in a common year, the later reading.</summary>
    public static LocalDate Birthday(LocalDate birth, int age)
    {
        var year = birth.Year + age;
        return birth is { Month: 2, Day: 29 } && !CalendarSystem.Iso.IsLeapYear(year) ? new LocalDate(year, 3, 1) : new LocalDate(year, birth.Month, birth.Day);
    }

    private static void Answer(Case person, bool? answer, string field, string matched, string key)
    {
        if (answer == true)
        {
            foreach (var rule in person.Book.ForAnswer(key))
            {
                person.Add(rule, new Fact("true", field, matched, MatchedHow.Answer));
            }
        }
    }
}
