using System.Collections.Immutable;
using System.Globalization;
using Glabella.Screening.Reading;
using Glabella.Screening.Rules;
using NodaTime;

namespace Glabella.Screening.Facts;

/// <summary>What the texts of an intake say. Every text ends in a finding, among the harmless, or among the unrecognised.</summary>
internal sealed class Texts(Case person)
{
    public List<string> Unrecognised { get; } = [];

    public List<DidYouMean> DidYouMean { get; } = [];

    public List<Harmless> Harmless { get; } = [];

    /// <summary>Reads all lists.</summary>
    public void Look()
    {
        var intake = person.Intake;
        Look(intake.Medications, "/medications/", Question.Medications);
        Look(intake.Conditions, "/conditions/", Question.Conditions);
        Look(intake.Allergies, "/allergies/", Question.Allergies);
        if (intake.Procedures is { IsDefault: false } procedures)
        {
            for (var i = 0; i < procedures.Length; i++)
            {
                // A procedure has a day, not an end: it enters as the day of the event.
                Look(new Statement(procedures[i].Text, Stopped: procedures[i].Date), "/procedures/" + i.ToString(CultureInfo.InvariantCulture), Question.Procedures);
            }
        }
    }

    private void Look(ImmutableArray<Statement>? list, string path, Question question)
    {
        if (list is { IsDefault: false } statements)
        {
            for (var i = 0; i < statements.Length; i++)
            {
                var field = path + i.ToString(CultureInfo.InvariantCulture);
                Look(statements[i], field, question);
                if (statements[i].Indication is { } indication && !string.IsNullOrWhiteSpace(indication))
                {
                    Look(new Statement(indication), field + "/indication", Question.Conditions);
                }
            }
        }
    }

    private void Look(Statement statement, string field, Question question)
    {
        if (string.IsNullOrWhiteSpace(statement.Text))
        {
            return;
        }

        var reading = Reader.Read(statement.Text, question, person.Day, person.Jurisdiction);
        Unrecognised.AddRange(reading.Unrecognised);
        DidYouMean.AddRange(reading.DidYouMean);
        if (reading.SaysNothing)
        {
            Harmless.Add(new Harmless(statement.Text, "none", HarmlessReason.Negated, field));
        }

        foreach (var mention in reading.Mentions)
        {
            var full = mention with { Route = statement.Route ?? mention.Route };
            if (statement.Stopped is { } stopped)
            {
                full = full with { Day = stopped, Tense = Tense.Over };
            }

            Judge(full, statement.Text, field, question);
        }
    }

    private void Judge(Mention mention, string input, string field, Question question)
    {
        if (mention.Negated || mention.OtherPerson)
        {
            NoBearing(new Harmless(input, mention.Name, mention.Negated ? HarmlessReason.Negated : HarmlessReason.OtherPerson, field));
            return;
        }

        var reason = HarmlessReason.NoRule;
        var said = false;
        foreach (var rule in RulesFor(mention, question))
        {
            if (rule.Topic is Topic.Site or Topic.Procedure && mention.Elsewhere)
            {
                // Eczema on the hands, or a laser on the legs, is not where the needle goes.
                continue;
            }

            if (!Holds(rule, mention, out var hold))
            {
                reason = HarmlessReason.Stopped;
                continue;
            }

            if (person.Add(rule, new Fact(input, field, mention.Name, mention.How, mention.Route, hold)))
            {
                said = true;
            }
            else if (rule.HasLocal && mention.Route is Route.Topical or Route.Eye or Route.Ear or Route.Nasal)
            {
                reason = HarmlessReason.Route;
            }
        }

        if (IsToxin(mention) && person.ToxinPlanned && mention.Sort is Sort.Drug or Sort.Class && !mention.Allergy && (question != Question.Allergies || mention.Taken))
        {
            // A toxin on a medication list is an earlier treatment; without a day it counts as recent.
            said |= mention.Tense != Tense.LongOver && History.Toxin(person, mention.Day, input, field, unknownProduct: false, mention.How);
        }

        if (!said)
        {
            NoBearing(new Harmless(input, mention.Name, reason, field));
        }
    }

    private void NoBearing(Harmless harmless)
    {
        if (!Harmless.Contains(harmless))
        {
            Harmless.Add(harmless);
        }
    }

    private static bool IsToxin(Mention mention) => mention.Atc.Contains("M03AX01") || mention.Name == "other toxin" || (mention.Name.Contains("botulinum", StringComparison.Ordinal) && !mention.Name.Contains("immune", StringComparison.Ordinal));

    private ImmutableArray<Rule> RulesFor(Mention mention, Question question)
    {
        var book = person.Book;
        var allergy = mention.Allergy || (question == Question.Allergies && !mention.Taken);
        return mention.Sort switch
        {
            Sort.Drug when allergy => IsToxin(mention) ? book.ForAllergen("botulinum toxin") : book.ForAllergen(mention.Name),
            Sort.Drug => book.ForDrug(mention.Name, mention.Atc),
            Sort.Class when allergy => book.ForAllergen(mention.Name),
            Sort.Class => book.ForClass(mention.Name),
            Sort.Allergen => book.ForAllergen(mention.Name),
            Sort.Procedure => book.ForProcedure(mention.Name),
            _ when mention.RuledAs is { } other => Union(book.ForCondition(mention.Name), book.ForCondition(other)),
            _ => book.ForCondition(mention.Name),
        };
    }

    // Its own rules come first; one that names both says its sentence once.
    private static ImmutableArray<Rule> Union(ImmutableArray<Rule> own, ImmutableArray<Rule> other) => own.IsEmpty ? other : own.AddRange(other.Where(r => !own.Contains(r)));

    /// <summary>Whether a fact still counts on the planned day, and from when it no longer does.</summary>
    private bool Holds(Rule rule, Mention mention, out LocalDate? hold)
    {
        hold = null;
        if (rule.BeforeDays is not null || rule.AfterDays is not null)
        {
            return InWindow(rule, mention, out hold);
        }

        // An illness that does not pass counts for ever; an allergy too. Pregnancy and breastfeeding end.
        if (mention.Tense == Tense.Present || (mention.Sort is not (Sort.Drug or Sort.Class) && !rule.Resolves && rule.Topic != Topic.LifeStage))
        {
            return true;
        }

        if (mention.Tense == Tense.LongOver)
        {
            return false;
        }

        if (mention.Day is not { } last || person.Day is not { } day)
        {
            return true;
        }

        hold = Case.Later(last, Math.Max(rule.AfterStopDays, 1));
        return last >= day || day < Case.Later(last, rule.AfterStopDays);
    }

    private bool InWindow(Rule rule, Mention mention, out LocalDate? hold)
    {
        hold = null;
        if (mention.Day is not { } event_ || person.Day is not { } day)
        {
            return mention.Tense != Tense.LongOver;
        }

        var after = Math.Max(rule.BeforeDays ?? 0, 1);
        if (event_ <= day)
        {
            hold = Case.Later(event_, after);
            return rule.BeforeDays is not null && day < hold;
        }

        hold = Case.Later(event_, after);
        return rule.AfterDays is { } before && Period.DaysBetween(day, event_) <= before;
    }
}
