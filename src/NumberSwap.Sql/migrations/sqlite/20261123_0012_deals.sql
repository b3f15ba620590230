-- What became of calls in the owner's CRM, and what advertising cost.

-- Money is in ten-thousandths of its currency's unit: exact for every currency, and it can be summed.
-- A deal's id is its own; external_id is its id at the system that has it. named_call is the call's id as that system told it, call_id the call
-- that was found, and matched_by how. due_at: when it looks for its call again, null: not any more. touched_at: when it was last told of.
CREATE TABLE deals (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    system TEXT NOT NULL,
    external_id TEXT NOT NULL,
    lead_id TEXT NULL,
    named_call TEXT NULL,
    phone TEXT NULL,
    title TEXT NULL,
    stage TEXT NULL,
    outcome INT NOT NULL,
    amount BIGINT NULL,
    currency TEXT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT NULL,
    updated_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    call_id TEXT NULL,
    matched_by INT NOT NULL,
    due_at BIGINT NULL,
    CONSTRAINT pk_deals PRIMARY KEY (id),
    CONSTRAINT uq_deals_external UNIQUE (site_id, system, external_id)
);

CREATE INDEX ix_deals_opened ON deals (site_id, opened_at, id);
CREATE INDEX ix_deals_closed ON deals (site_id, closed_at, id);
CREATE INDEX ix_deals_matched ON deals (site_id, matched_by, opened_at, id);
CREATE INDEX ix_deals_call ON deals (site_id, call_id);
CREATE INDEX ix_deals_lead ON deals (site_id, system, lead_id);
CREATE INDEX ix_deals_due ON deals (due_at, id);
CREATE INDEX ix_deals_touched ON deals (touched_at, id);
CREATE INDEX ix_deals_site_touched ON deals (site_id, touched_at, id);

-- What a CRM made for which call: kind is lead or deal.
CREATE TABLE crm_refs (
    site_id TEXT NOT NULL,
    system TEXT NOT NULL,
    kind TEXT NOT NULL,
    external_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    CONSTRAINT pk_crm_refs PRIMARY KEY (site_id, system, kind, external_id)
);

CREATE INDEX ix_crm_refs_call ON crm_refs (site_id, call_id);
CREATE INDEX ix_crm_refs_added ON crm_refs (added_at);

-- A site's CRM: the hash of the secret in its webhook's address, and what deals are fetched with, encrypted.
CREATE TABLE crm_connections (
    site_id TEXT NOT NULL,
    system TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    protected_json TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT pk_crm_connections PRIMARY KEY (site_id, system),
    CONSTRAINT fk_crm_connections_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

-- Deals that a CRM said something of, to be fetched from it. asked grows with every event, so that one that comes during a fetch is not lost.
CREATE TABLE crm_fetches (
    site_id TEXT NOT NULL,
    system TEXT NOT NULL,
    external_id TEXT NOT NULL,
    asked INT NOT NULL,
    attempts INT NOT NULL,
    added_at BIGINT NOT NULL,
    due_at BIGINT NULL,
    fault TEXT NULL,
    CONSTRAINT pk_crm_fetches PRIMARY KEY (site_id, system, external_id)
);

CREATE INDEX ix_crm_fetches_due ON crm_fetches (due_at);

-- A day is the number of days since 0001-01-01. row_hash is of source, medium, campaign and term, which would be too long for an index.
CREATE TABLE ad_costs (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    row_hash TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    campaign TEXT NOT NULL,
    campaign_number TEXT NULL,
    term TEXT NOT NULL,
    cost BIGINT NOT NULL,
    currency TEXT NOT NULL,
    clicks BIGINT NULL,
    impressions BIGINT NULL,
    CONSTRAINT pk_ad_costs PRIMARY KEY (site_id, day, row_hash)
);
