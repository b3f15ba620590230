-- Forms and requests to be called back are contacts in money reports as calls are, and deals find them.

-- form_id: the lead that the deal came from; a deal has a call or a form, never both. It outlives the lead.
ALTER TABLE deals ADD form_id NVARCHAR(64) NULL;

-- Better matches have higher numbers: 1 a form by its phone, 2 a call by its caller's phone, 3 a form by its id, 4 a call by the CRM's lead, 5 a call
-- by its id.
UPDATE deals SET matched_by = CASE matched_by WHEN 1 THEN 2 WHEN 2 THEN 4 WHEN 3 THEN 5 ELSE 0 END;

CREATE INDEX ix_deals_form ON deals (site_id, form_id);

-- Deals that a form may be found for look again.
UPDATE deals SET due_at = touched_at WHERE matched_by = 0 AND phone IS NOT NULL AND EXISTS (SELECT 1 FROM leads l WHERE l.site_id = deals.site_id AND l.phone = deals.phone);
UPDATE deals SET due_at = touched_at WHERE matched_by < 3 AND lead_id IS NOT NULL AND EXISTS (SELECT 1 FROM leads l WHERE l.site_id = deals.site_id AND l.id = deals.lead_id);
UPDATE deals SET due_at = touched_at WHERE matched_by < 3 AND lead_id IS NOT NULL AND EXISTS (SELECT 1 FROM leads l WHERE l.site_id = deals.site_id AND l.kind = 2 AND l.external_id = deals.lead_id);

-- The leads that there are get their facts: kind 1 of report_facts.
INSERT INTO fact_changes (site_id, slot, changes)
SELECT DISTINCT l.site_id, l.made_at / 900000, 1 FROM leads l
WHERE NOT EXISTS (SELECT 1 FROM fact_changes r WHERE r.site_id = l.site_id AND r.slot = l.made_at / 900000);
