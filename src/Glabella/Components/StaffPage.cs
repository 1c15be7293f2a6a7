using System.Collections.Immutable;
using Glabella.Hosting;
using Glabella.Practice;
using Microsoft.AspNetCore.Components;

namespace Glabella.Components;

/// <summary>
/// What a page has at hand. Only pages read the record, never the components within them: a page and its parts share one
/// connection, and two reads at once would fail.
/// </summary>
public abstract class StaffPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <summary>Leads to other pages.</summary>
    [Inject]
    public NavigationManager Nav { get; set; } = default!;

    /// <summary>The practice's settings and clock.</summary>
    [Inject]
    public Frame Frame { get; set; } = default!;

    /// <summary>Says something on the next page.</summary>
    [Inject]
    public Flash Flash { get; set; } = default!;

    /// <summary>Links within the page.</summary>
    [Inject]
    public Here Here { get; set; } = default!;

    /// <summary>What the posted form has to put right.</summary>
    protected Problems Problems { get; } = new();

    /// <summary>The signed-in member of staff; only where the policy asks for one.</summary>
    protected Actor Me => Actor.Of(Http.User)!;

    /// <summary>Ends work that nobody waits for any more.</summary>
    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>Whether the member may do what a policy guards.</summary>
    protected bool May(string policy) => Me.Is(Policies.RolesOf[policy]);

    /// <summary>Shows what an act refused beside the fields of the form model.</summary>
    /// <param name="problems">The act's problems, named after its request.</param>
    /// <param name="model">Name of the form model on the page.</param>
    protected void Refuse(ImmutableArray<FieldProblem> problems, string model = "Input")
    {
        foreach (var problem in problems)
        {
            Problems.Add($"{model}.{problem.Field}", problem.Message);
        }
    }

    /// <summary>Says it and shows another page.</summary>
    protected void Done(string words, string address)
    {
        Flash.Say(words);
        Nav.NavigateTo(address);
    }
}
