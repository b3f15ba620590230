-- Attributions are made again when late facts arrive, by what each site's own calls have taught.

-- When the visitor last left the page, Unix ms; 0: never.
ALTER TABLE leases ADD COLUMN left_at BIGINT NOT NULL DEFAULT 0;

-- attribution is what is believed now; ring_attribution is what was said at the ring, null while that is the same.
-- A call is attributed again at reattribute_at; null: not any more.
ALTER TABLE calls ADD COLUMN ring_attribution TEXT NULL;
ALTER TABLE calls ADD COLUMN attribution_version INT NOT NULL DEFAULT 1;
ALTER TABLE calls ADD COLUMN attributed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN reattribute_at BIGINT NULL;

CREATE INDEX ix_calls_reattribute ON calls (reattribute_at);
CREATE INDEX ix_calls_caller ON calls (site_id, caller, started_at);

-- Phones that visitors left in forms. They outlive the visit, until retention takes them.
CREATE TABLE visitor_phones (
    site_id TEXT NOT NULL,
    phone TEXT NOT NULL,
    visitor TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    CONSTRAINT pk_visitor_phones PRIMARY KEY (site_id, phone, visitor)
);

CREATE INDEX ix_visitor_phones_noted ON visitor_phones (noted_at);

-- What the calls of a site have taught; the newest two are kept.
CREATE TABLE site_models (
    site_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    model TEXT NOT NULL,
    CONSTRAINT pk_site_models PRIMARY KEY (site_id, made_at)
);
