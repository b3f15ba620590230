-- Events of leads beside those of calls: they have a lead_id, and an empty call_id.
ALTER TABLE call_events ADD lead_id NVARCHAR(64) NULL;

CREATE INDEX ix_call_events_lead ON call_events (lead_id);
