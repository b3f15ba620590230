-- What customers are worth after their first contact, and how content callers were with their call.

-- The first contact that is known of a deal's customer: by the deal's phone, else by that of its call or form. first_kind as in report_facts: 0 a call,
-- 1 a form. It outlives the contact and the phone: deals with the same first contact are of the same customer.
ALTER TABLE deals ADD COLUMN first_contact TEXT NULL;
ALTER TABLE deals ADD COLUMN first_kind INT NULL;
ALTER TABLE deals ADD COLUMN first_at BIGINT NULL;

CREATE INDEX ix_deals_first ON deals (site_id, first_contact);

-- All deals look for it once.
UPDATE deals SET due_at = touched_at;

-- 1 (not at all) to 5 (very): what the caller answered when asked after the call; null, in report_facts 0: nobody asked, or no answer.
ALTER TABLE call_marks ADD COLUMN satisfaction INT NULL;
ALTER TABLE report_facts ADD COLUMN satisfaction INT NOT NULL DEFAULT 0;
