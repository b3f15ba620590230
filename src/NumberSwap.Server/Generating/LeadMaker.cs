using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up who leaves a phone on the site: in its form, or to be called back.</summary>
internal sealed class LeadMaker(GeneratorSettings settings, SiteBlueprint blueprint, SeededIds ids, Random chance)
{
    private const string Consent = "Согласен на обработку персональных данных";

    private static readonly string[] Names = ["Иван", "Елена", "Алексей", "Татьяна", "Николай", "Марина", "Виктор", "Юлия", "Андрей", "Галина", "Olga", "Peter"];

    private static readonly string[] Messages =
        ["Перезвоните, пожалуйста, после шести.", "Нужен расчёт на дом 120 м².", "Сколько стоит доставка за МКАД?", "Какая гарантия?", "Хочу вызвать мастера на завтра.", "Пришлите коммерческое предложение."];

    private static readonly string[] Forms = ["Заявка", "Расчёт стоимости", "Вызов мастера"];

    /// <summary>The lead of a visit; null: its visitor leaves none.</summary>
    /// <param name="phone">Gives the visitor's phone.</param>
    public Lead? Make(GeneratedLease lease, Func<string?> phone)
    {
        if (chance.NextDouble() >= Math.Min(0.5, settings.LeadsOfCall * settings.Calls / settings.Sessions))
            return null;
        var at = lease.StartedAt + (long)(chance.NextDouble() * (lease.EndedAt - lease.StartedAt));
        var isCallback = chance.Next(4) == 0;
        var source = lease.Visit.Source;
        var id = ids.At(at);
        var lead = new Lead
        {
            Id = id,
            Site = blueprint.Site.Id,
            Kind = isCallback ? LeadKind.Callback : LeadKind.Form,
            ExternalId = id,
            MadeAt = at,
            UpdatedAt = at,
            Phone = phone(),
            Name = Names[chance.Next(Names.Length)],
            Message = isCallback || chance.Next(3) > 0 ? null : Messages[chance.Next(Messages.Length)],
            Form = isCallback ? null : Forms[chance.Next(Forms.Length)],
            Page = lease.Visit.LandingPage.Split('?')[0],
            CallBy = isCallback ? at + CallbackMaker.PromiseMs : null,
            Consent = new LeadConsent(chance.Next(40) > 0, Consent, at),
            Session = lease.Session,
            Visitor = lease.Visitor,
            Touch = new LeadTouch(source.Source, source.Medium, source.Campaign, source.Term, lease.Visit.Campaign, lease.Visit.LandingPage),
        };
        return lead.Consent.Allows(isRequired: true) ? lead : lead.Nameless();
    }
}
