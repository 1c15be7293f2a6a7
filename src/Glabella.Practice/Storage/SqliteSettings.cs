using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Glabella.Practice;

/// <summary>Every commit reaches the disk; a writer waits for another up to 30 seconds. WAL is a property of the file and set once.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Sql = "pragma synchronous=full; pragma busy_timeout=30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
