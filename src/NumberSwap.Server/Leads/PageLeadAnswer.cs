namespace NumberSwap.Server.Leads;

/// <summary>What became of a lead that a page sent.</summary>
/// <param name="Kept">False: without consent it is only counted.</param>
/// <param name="CallBy">By when the visitor is called back; null: nobody promised to.</param>
/// <param name="IsSoon">True: that is within the usual 15 minutes; false: after the next opening.</param>
public sealed record PageLeadAnswer(bool Kept, DateTime? CallBy, bool IsSoon);
