namespace Glabella.Practice;

/// <summary>What is wrong with one field of a request; shown beside it while what was typed stays.</summary>
/// <param name="Field">Name of the request's property.</param>
/// <param name="Message">One sentence: what is expected.</param>
public sealed record FieldProblem(string Field, string Message);
