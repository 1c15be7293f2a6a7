namespace Glabella.Commands.Plumbing;

/// <summary>One command of the program: what help says of it, and what it does.</summary>
internal abstract class GlabellaCommand
{
    /// <summary>The word after <c>glabella</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is for, in one line of at most 60 signs.</summary>
    public abstract string Purpose { get; }

    /// <summary>Ways to call it, without the leading <c>glabella NAME</c>.</summary>
    public abstract IReadOnlyList<string> Usage { get; }

    /// <summary>Its own options; the common ones come on top.</summary>
    public abstract IReadOnlyList<CommandOption> Options { get; }

    /// <summary>At least two calls, without <c>glabella</c> in front, each with what it does.</summary>
    public abstract IReadOnlyList<(string Call, string Does)> Examples { get; }

    /// <summary>Exit codes beyond 0, 1 and 2 that it can end with.</summary>
    public virtual IReadOnlyList<(int Code, string Meaning)> ExitCodes => [];

    /// <summary>How many arguments that are no options it takes.</summary>
    public virtual int MostArguments => 1;

    /// <summary>Does it and returns the exit code; a problem is returned by <see cref="Invocation.Fail(Problem)"/>.</summary>
    public abstract Task<int> Run(Invocation call);
}
