using Microsoft.AspNetCore.Components;

namespace Glabella.Components;

/// <summary>What every field of a form has: its name, label, hint, the text it came with, and the message beside it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The posted name, with the form model before it ("Input.Name", "Input.Units[3]").</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Label above the control.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>A line under the label, or null.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What was typed; shown again as it is.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Says "(optional)" in the label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Hides the label from the eye, for a field in a table whose heads say it.</summary>
    [Parameter]
    public bool Quiet { get; set; }

    /// <summary>Class of the control: <c>short</c>, <c>mid</c> or <c>wide-in</c>.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The form's messages.</summary>
    [CascadingParameter]
    public Problems? Problems { get; set; }

    /// <summary>
    /// What tells apart the fields of forms that stand on a page several times; null for the one that was sent and came back,
    /// so that the messages on top lead to it.
    /// </summary>
    [CascadingParameter(Name = nameof(FormKey))]
    public string? FormKey { get; set; }

    /// <summary>Element id.</summary>
    protected string Id => FormKey is null ? Problems.IdOf(Name) : $"{Problems.IdOf(Name)}-{FormKey}";

    /// <summary>The message, or null.</summary>
    protected string? Message => Problems?[Name];

    /// <summary>Ids of hint and message for <c>aria-describedby</c>, or null.</summary>
    protected string? DescribedBy => (Hint, Message) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    /// <summary>"true" where there is a message, else null.</summary>
    protected string? Invalid => Message is null ? null : "true";
}
