using System.Globalization;
using DuckDB.NET.Data;

namespace Glabella.SystemTests.Course;

/// <summary>Runs a query of the documentation over files of a folder.</summary>
internal static class Duck
{
    /// <summary>The rows of an answer, as DuckDB would print them.</summary>
    public static async Task<string[][]> Rows(string folder, string query)
    {
        using var duck = new DuckDBConnection("Data Source=:memory:");
        await duck.OpenAsync(TestContext.Current.CancellationToken);
        using var set = duck.CreateCommand();
        set.CommandText = $"SET file_search_path = '{folder}'";
        await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var command = duck.CreateCommand();
        command.CommandText = query;
        using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        }

        return [.. rows];
    }
}
