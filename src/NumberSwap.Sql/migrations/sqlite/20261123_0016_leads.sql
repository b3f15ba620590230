-- Who left a way to be reached: in forms, in the call-back widget, or as the owner's systems tell it.

-- consent: 1 given, 0 refused, null: nobody asked. Of one whose consent is missing, phone, name, email and message are null.
-- The columns from source to landing_page are the visit's, which the lead outlives. rule_id is that of the campaign rule.
CREATE TABLE leads (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    kind INT NOT NULL,
    external_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    phone TEXT NULL,
    name TEXT NULL,
    email TEXT NULL,
    message TEXT NULL,
    form TEXT NULL,
    page TEXT NULL,
    wish TEXT NULL,
    call_by BIGINT NULL,
    consent INT NULL,
    consent_text TEXT NULL,
    consent_at BIGINT NULL,
    session_id TEXT NULL,
    visitor TEXT NULL,
    source TEXT NULL,
    medium TEXT NULL,
    campaign TEXT NULL,
    term TEXT NULL,
    rule_id TEXT NULL,
    landing_page TEXT NULL,
    CONSTRAINT pk_leads PRIMARY KEY (id),
    CONSTRAINT uq_leads_external UNIQUE (site_id, kind, external_id)
);

CREATE INDEX ix_leads_made ON leads (site_id, made_at, id);
CREATE INDEX ix_leads_phone ON leads (site_id, phone);
CREATE INDEX ix_leads_visitor ON leads (site_id, visitor);
CREATE INDEX ix_leads_session ON leads (session_id);
CREATE INDEX ix_leads_age ON leads (made_at, id);
