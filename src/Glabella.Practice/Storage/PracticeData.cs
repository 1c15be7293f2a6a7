using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Glabella.Practice;

/// <summary>Where the record is: one setting, <c>--data</c> or <c>GLABELLA_DATA</c>.</summary>
public abstract record PracticeData
{
    private PracticeData()
    {
    }

    /// <summary>The folder used if nothing is said.</summary>
    public const string DefaultFolder = "./glabella-data";

    /// <summary>A PostgreSQL database if it reads like a connection string or a <c>postgres://</c> address, else a folder; the default folder for null or blank.</summary>
    public static PracticeData From(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return new Folder(Path.GetFullPath(DefaultFolder));
        }

        if (Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme is "postgres" or "postgresql")
        {
            return new Postgres(FromAddress(address));
        }

        return setting.Contains("Host=", StringComparison.OrdinalIgnoreCase) || setting.Contains("Server=", StringComparison.OrdinalIgnoreCase)
            ? new Postgres(setting)
            : new Folder(Path.GetFullPath(setting));
    }

    private static string FromAddress(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')) };
        if (address.Port > 0)
        {
            parts.Port = address.Port;
        }

        if (user[0].Length > 0)
        {
            parts.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user is [_, var password])
        {
            parts.Password = Uri.UnescapeDataString(password);
        }

        return parts.ToString();
    }

    /// <summary>Tells a context where the record is.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A new context outside dependency injection; the caller disposes of it.</summary>
    public abstract ClinicDb Open();

    /// <summary>The passkey table exists only from version 3 of Identity's schema, and the version is read from the application's services.</summary>
    internal static IServiceProvider IdentityVersion { get; } =
        new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    /// <summary>A folder with the SQLite file.</summary>
    /// <param name="Path">Full path of the folder.</param>
    public sealed record Folder(string Path) : PracticeData
    {
        /// <summary>The SQLite file.</summary>
        public string File => System.IO.Path.Combine(Path, "glabella.db");

        /// <inheritdoc />
        public override void Configure(DbContextOptionsBuilder options) => Configure(options, File);

        /// <inheritdoc />
        public override ClinicDb Open() => Open(File);

        /// <summary>A context on one file; without pooling the file is let go when the context is disposed of.</summary>
        internal static SqliteClinicDb Open(string file, bool pooling = true)
        {
            var options = new DbContextOptionsBuilder<SqliteClinicDb>();
            Configure(options, file, pooling);
            options.UseApplicationServiceProvider(IdentityVersion);
            return new SqliteClinicDb(options.Options);
        }

        private static void Configure(DbContextOptionsBuilder options, string file, bool pooling = true) => options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = pooling }.ToString())
            .AddInterceptors(new VersionStamp(), new SqliteSettings());
    }

    /// <summary>A PostgreSQL database.</summary>
    /// <param name="Connection">Connection string; it may hold a password and is never printed.</param>
    public sealed record Postgres(string Connection) : PracticeData
    {
        /// <inheritdoc />
        public override void Configure(DbContextOptionsBuilder options) => options
            .UseNpgsql(Connection, o => o.UseNodaTime())
            .AddInterceptors(new VersionStamp());

        /// <inheritdoc />
        public override ClinicDb Open()
        {
            var options = new DbContextOptionsBuilder<PostgresClinicDb>();
            Configure(options);
            options.UseApplicationServiceProvider(IdentityVersion);
            return new PostgresClinicDb(options.Options);
        }

        /// <summary>Host and database, without the password.</summary>
        public override string ToString()
        {
            try
            {
                var parts = new NpgsqlConnectionStringBuilder(Connection);
                return $"{parts.Database} on {parts.Host}";
            }
            catch (ArgumentException)
            {
                return "(not understood)";
            }
        }
    }
}
