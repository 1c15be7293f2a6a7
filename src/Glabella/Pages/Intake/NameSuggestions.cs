using Glabella.Screening;

namespace Glabella.Pages.Intake;

/// <summary>
/// <c>POST /names/{list}</c>: names that begin with the letters in the body, for the name finder. A post, because what somebody
/// takes or has must stand in no address; it reads no record and needs no sign-in.
/// </summary>
internal static class NameSuggestions
{
    private const int Longest = 60;

    /// <summary>Maps it.</summary>
    public static void MapNameSuggestions(this WebApplication app) => app.MapPost("/names/{list}", async (string list, HttpContext context) =>
    {
        if (!Enum.TryParse<SuggestionList>(list, ignoreCase: true, out var known) || char.IsAsciiDigit(list[0]))
        {
            return Results.NotFound();
        }

        var letters = new char[Longest + 1];
        using var body = new StreamReader(context.Request.Body);
        var length = await body.ReadBlockAsync(letters, context.RequestAborted);
        return length > Longest ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge) : Results.Json(Screener.Suggest(new string(letters, 0, length), known));
    }).AllowAnonymous();
}
