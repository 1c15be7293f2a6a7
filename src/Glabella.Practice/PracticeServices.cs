using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The door of this room for dependency injection.</summary>
public static class PracticeServices
{
    /// <summary>
    /// Registers the record (<see cref="ClinicDb"/>, one per request), accounts (Identity with passkeys, roles, no cookies:
    /// those are the host's), shared protection keys, the clock and every act. Call <see cref="PracticeStart"/> before the first use.
    /// </summary>
    public static IServiceCollection AddPractice(this IServiceCollection services, PracticeData data)
    {
        services.AddSingleton(data);
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.TryAddSingleton(new ForecastSize());
        services.AddSingleton<PracticeLessons>();
        services.AddSingleton<ForecastCache>();
        _ = data switch
        {
            PracticeData.Folder => services.AddDbContext<ClinicDb, SqliteClinicDb>(data.Configure),
            _ => services.AddDbContext<ClinicDb, PostgresClinicDb>(data.Configure),
        };
        services.AddDataProtection().SetApplicationName("glabella").PersistKeysToDbContext<ClinicDb>();
        services
            .AddIdentityCore<Staff>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.SignIn.RequireConfirmedAccount = true;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<ClinicDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
        services.Replace(ServiceDescriptor.Scoped<IUserConfirmation<Staff>, ActiveStaff>());
        foreach (var act in Acts.All)
        {
            services.AddScoped(act);
        }

        return services;
    }
}
