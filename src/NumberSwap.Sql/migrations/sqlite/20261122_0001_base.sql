-- A statement ends with a semicolon at the end of a line; a column has a line of its own.
-- Times are Unix times in ms, ids are text, enums are their numbers in NumberSwap.Core.

-- Sites and what their owners set up ------------------------------------------------

CREATE TABLE sites (
    id TEXT NOT NULL,
    site_key TEXT NOT NULL,
    name TEXT NOT NULL,
    domains TEXT NOT NULL,
    country TEXT NOT NULL,
    next_code INT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_sites PRIMARY KEY (id),
    CONSTRAINT uq_sites_key UNIQUE (site_key)
);

CREATE TABLE targets (
    site_id TEXT NOT NULL,
    place INT NOT NULL,
    number TEXT NOT NULL,
    destination TEXT NOT NULL,
    CONSTRAINT pk_targets PRIMARY KEY (site_id, place),
    CONSTRAINT fk_targets_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE TABLE pools (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    target TEXT NOT NULL,
    hold_seconds INT NOT NULL,
    cooldown_seconds INT NOT NULL,
    overflow INT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_pools PRIMARY KEY (id),
    CONSTRAINT fk_pools_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE INDEX ix_pools_site ON pools (site_id);

CREATE TABLE campaigns (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    code INT NOT NULL,
    name TEXT NOT NULL,
    priority INT NOT NULL,
    match_rule TEXT NOT NULL,
    pool_id TEXT NULL,
    target TEXT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_campaigns PRIMARY KEY (id),
    CONSTRAINT uq_campaigns_code UNIQUE (site_id, code),
    CONSTRAINT fk_campaigns_site FOREIGN KEY (site_id) REFERENCES sites (id),
    CONSTRAINT fk_campaigns_pool FOREIGN KEY (pool_id) REFERENCES pools (id)
);

CREATE INDEX ix_campaigns_pool ON campaigns (pool_id);

-- A tracking number is in one pool or one campaign, over all sites.
CREATE TABLE numbers (
    number TEXT NOT NULL,
    site_id TEXT NOT NULL,
    pool_id TEXT NULL,
    campaign_id TEXT NULL,
    place INT NOT NULL,
    retired_at BIGINT NULL,
    CONSTRAINT pk_numbers PRIMARY KEY (number),
    CONSTRAINT fk_numbers_site FOREIGN KEY (site_id) REFERENCES sites (id),
    CONSTRAINT fk_numbers_pool FOREIGN KEY (pool_id) REFERENCES pools (id),
    CONSTRAINT fk_numbers_campaign FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
);

CREATE INDEX ix_numbers_pool ON numbers (pool_id, place);
CREATE INDEX ix_numbers_campaign ON numbers (campaign_id);
CREATE INDEX ix_numbers_site ON numbers (site_id);

CREATE TABLE api_keys (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    scope INT NOT NULL,
    site_id TEXT NULL,
    key_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_hash UNIQUE (key_hash),
    CONSTRAINT fk_api_keys_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE TABLE platform_credentials (
    site_id TEXT NOT NULL,
    platform TEXT NOT NULL,
    protected_json TEXT NOT NULL,
    CONSTRAINT pk_platform_credentials PRIMARY KEY (site_id, platform),
    CONSTRAINT fk_platform_credentials_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

-- One row, whose version grows with every change of the tables above.
CREATE TABLE catalog_version (
    id INT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_catalog_version PRIMARY KEY (id)
);

INSERT INTO catalog_version (id, version) VALUES (1, 0);

-- What happened: it outlives the site, until retention takes it ----------------------

-- A session was last seen at the latest of its last_seen_at and its leases' seen_at: a sight that renews leases is written to them alone.
CREATE TABLE sessions (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    visitor TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    visit TEXT NOT NULL,
    ids TEXT NULL,
    ids_at BIGINT NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id)
);

CREATE INDEX ix_sessions_started ON sessions (started_at, id);

CREATE TABLE leases (
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    number TEXT NOT NULL,
    target TEXT NOT NULL,
    kind INT NOT NULL,
    hold_ms BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    released_at BIGINT NULL,
    tapped_at BIGINT NOT NULL,
    copied_at BIGINT NOT NULL,
    CONSTRAINT pk_leases PRIMARY KEY (id),
    CONSTRAINT fk_leases_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);

CREATE INDEX ix_leases_number ON leases (number, started_at, id);
CREATE INDEX ix_leases_pool ON leases (pool_id, started_at);
CREATE INDEX ix_leases_session ON leases (session_id);

CREATE TABLE session_notes (
    session_id TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    kind INT NOT NULL,
    number TEXT NOT NULL,
    CONSTRAINT pk_session_notes PRIMARY KEY (session_id, noted_at, kind, number),
    CONSTRAINT fk_session_notes_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);

-- The columns from match_level to campaign_id repeat what attribution says, for the filters.
CREATE TABLE calls (
    site_id TEXT NOT NULL,
    id TEXT NOT NULL,
    platform TEXT NOT NULL,
    caller TEXT NULL,
    dialled TEXT NOT NULL,
    destination TEXT NULL,
    started_at BIGINT NOT NULL,
    status INT NOT NULL,
    talk_seconds INT NULL,
    ring_seconds INT NULL,
    operator_name TEXT NULL,
    recording_url TEXT NULL,
    reported_at BIGINT NOT NULL,
    match_level INT NOT NULL,
    probability FLOAT NOT NULL,
    session_id TEXT NULL,
    source TEXT NULL,
    campaign_id TEXT NULL,
    attribution TEXT NOT NULL,
    CONSTRAINT pk_calls PRIMARY KEY (site_id, id)
);

CREATE INDEX ix_calls_site ON calls (site_id, started_at, id);
CREATE INDEX ix_calls_started ON calls (started_at, site_id, id);
CREATE INDEX ix_calls_id ON calls (id, started_at);
