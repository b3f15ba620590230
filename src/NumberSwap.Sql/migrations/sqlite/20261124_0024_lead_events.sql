-- Events of leads beside those of calls: they have a lead_id, and an empty call_id.
ALTER TABLE call_events ADD COLUMN lead_id TEXT NULL;

CREATE INDEX ix_call_events_lead ON call_events (lead_id);
