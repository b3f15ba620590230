-- When somebody who is to be called back asked for it last, Unix ms; null: they only called.
ALTER TABLE callbacks ADD COLUMN asked_at BIGINT NULL;

CREATE INDEX ix_callbacks_lead ON callbacks (site_id, lead_id);

-- How many phones a visitor left: one who left many is nobody's evidence.
CREATE INDEX ix_visitor_phones_visitor ON visitor_phones (site_id, visitor);
