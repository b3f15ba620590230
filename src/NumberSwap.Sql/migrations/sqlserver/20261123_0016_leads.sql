-- Who left a way to be reached: in forms, in the call-back widget, or as the owner's systems tell it.

-- consent: 1 given, 0 refused, null: nobody asked. Of one whose consent is missing, phone, name, email and message are null.
-- The columns from source to landing_page are the visit's, which the lead outlives. rule_id is that of the campaign rule.
CREATE TABLE leads (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    kind INT NOT NULL,
    external_id NVARCHAR(100) NOT NULL,
    made_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    phone NVARCHAR(32) NULL,
    name NVARCHAR(200) NULL,
    email NVARCHAR(254) NULL,
    message NVARCHAR(MAX) NULL,
    form NVARCHAR(200) NULL,
    page NVARCHAR(2048) NULL,
    wish NVARCHAR(200) NULL,
    call_by BIGINT NULL,
    consent INT NULL,
    consent_text NVARCHAR(1000) NULL,
    consent_at BIGINT NULL,
    session_id NVARCHAR(64) NULL,
    visitor NVARCHAR(64) NULL,
    source NVARCHAR(200) NULL,
    medium NVARCHAR(100) NULL,
    campaign NVARCHAR(500) NULL,
    term NVARCHAR(500) NULL,
    rule_id NVARCHAR(64) NULL,
    landing_page NVARCHAR(MAX) NULL,
    CONSTRAINT pk_leads PRIMARY KEY (id),
    CONSTRAINT uq_leads_external UNIQUE (site_id, kind, external_id)
);

CREATE INDEX ix_leads_made ON leads (site_id, made_at, id);
CREATE INDEX ix_leads_phone ON leads (site_id, phone);
CREATE INDEX ix_leads_visitor ON leads (site_id, visitor);
CREATE INDEX ix_leads_session ON leads (session_id);
CREATE INDEX ix_leads_age ON leads (made_at, id);
