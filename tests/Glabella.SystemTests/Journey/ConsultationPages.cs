using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>A house with an owner who prescribes, an injector and one patient, whose answers are screened and read on the consultation's page.</summary>
public abstract class ConsultationPages : IAsyncLifetime
{
    internal House House { get; private set; } = default!;

    protected Guid Patient { get; private set; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected string Address => $"/patients/{Patient}/consultation";

    public async ValueTask InitializeAsync()
    {
        House = await Web.House.Open();
        await House.SetUp();
        await House.Hire("Priya Nair", "priya@elmcourt.example", Roles.Injector);
        Patient = await House.Register("Joan Whitlock", new(1955, 2, 3));
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task Answered(Screening.Intake answers) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await House.In<SubmitIntake, SubmitIntake.Outcome>(async a => await a.Do(await House.Injector(), new(Patient, null, IntakeChannel.Staff, answers))));

    private protected async Task<string> Page(FormClient? reader = null)
    {
        if (reader is null)
        {
            using var doctor = new FormClient(House.Home);
            await doctor.SignIn();
            return await Page(doctor);
        }

        using var answer = await reader.Get(Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
