-- A statement ends with a semicolon at the end of a line; a column has a line of its own.
-- Times are Unix times in ms, ids are text, enums are their numbers in NumberSwap.Core.
-- Ids compare as the database's collation says; a binary one (Latin1_General_BIN2) is the exact choice, yet none depends on it:
-- ids of NumberSwap's own making stay apart without the case of their letters.
-- What an index needs is bounded, and clipped by the writer; the rest is not, so that no text can block the record.

-- Sites and what their owners set up ------------------------------------------------

CREATE TABLE sites (
    id NVARCHAR(64) NOT NULL,
    site_key NVARCHAR(64) NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    domains NVARCHAR(MAX) NOT NULL,
    country NVARCHAR(8) NOT NULL,
    next_code INT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_sites PRIMARY KEY (id),
    CONSTRAINT uq_sites_key UNIQUE (site_key)
);

CREATE TABLE targets (
    site_id NVARCHAR(64) NOT NULL,
    place INT NOT NULL,
    number NVARCHAR(32) NOT NULL,
    destination NVARCHAR(32) NOT NULL,
    CONSTRAINT pk_targets PRIMARY KEY (site_id, place),
    CONSTRAINT fk_targets_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE TABLE pools (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    target NVARCHAR(32) NOT NULL,
    hold_seconds INT NOT NULL,
    cooldown_seconds INT NOT NULL,
    overflow INT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_pools PRIMARY KEY (id),
    CONSTRAINT fk_pools_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE INDEX ix_pools_site ON pools (site_id);

CREATE TABLE campaigns (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    code INT NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    priority INT NOT NULL,
    match_rule NVARCHAR(MAX) NOT NULL,
    pool_id NVARCHAR(64) NULL,
    target NVARCHAR(32) NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_campaigns PRIMARY KEY (id),
    CONSTRAINT uq_campaigns_code UNIQUE (site_id, code),
    CONSTRAINT fk_campaigns_site FOREIGN KEY (site_id) REFERENCES sites (id),
    CONSTRAINT fk_campaigns_pool FOREIGN KEY (pool_id) REFERENCES pools (id)
);

CREATE INDEX ix_campaigns_pool ON campaigns (pool_id);

-- A tracking number is in one pool or one campaign, over all sites.
CREATE TABLE numbers (
    number NVARCHAR(32) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    pool_id NVARCHAR(64) NULL,
    campaign_id NVARCHAR(64) NULL,
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
    id NVARCHAR(64) NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    scope INT NOT NULL,
    site_id NVARCHAR(64) NULL,
    key_hash NVARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_hash UNIQUE (key_hash),
    CONSTRAINT fk_api_keys_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE TABLE platform_credentials (
    site_id NVARCHAR(64) NOT NULL,
    platform NVARCHAR(32) NOT NULL,
    protected_json NVARCHAR(MAX) NOT NULL,
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
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    visitor NVARCHAR(64) NOT NULL,
    started_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    visit NVARCHAR(MAX) NOT NULL,
    ids NVARCHAR(MAX) NULL,
    ids_at BIGINT NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id)
);

CREATE INDEX ix_sessions_started ON sessions (started_at, id);

CREATE TABLE leases (
    id NVARCHAR(64) NOT NULL,
    session_id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    pool_id NVARCHAR(64) NOT NULL,
    number NVARCHAR(32) NOT NULL,
    target NVARCHAR(32) NOT NULL,
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
    session_id NVARCHAR(64) NOT NULL,
    noted_at BIGINT NOT NULL,
    kind INT NOT NULL,
    number NVARCHAR(32) NOT NULL,
    CONSTRAINT pk_session_notes PRIMARY KEY (session_id, noted_at, kind, number),
    CONSTRAINT fk_session_notes_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);

-- The columns from match_level to campaign_id repeat what attribution says, for the filters.
CREATE TABLE calls (
    site_id NVARCHAR(64) NOT NULL,
    id NVARCHAR(300) NOT NULL,
    platform NVARCHAR(32) NOT NULL,
    caller NVARCHAR(64) NULL,
    dialled NVARCHAR(64) NOT NULL,
    destination NVARCHAR(64) NULL,
    started_at BIGINT NOT NULL,
    status INT NOT NULL,
    talk_seconds INT NULL,
    ring_seconds INT NULL,
    operator_name NVARCHAR(MAX) NULL,
    recording_url NVARCHAR(MAX) NULL,
    reported_at BIGINT NOT NULL,
    match_level INT NOT NULL,
    probability FLOAT NOT NULL,
    session_id NVARCHAR(64) NULL,
    source NVARCHAR(200) NULL,
    campaign_id NVARCHAR(64) NULL,
    attribution NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_calls PRIMARY KEY (site_id, id)
);

CREATE INDEX ix_calls_site ON calls (site_id, started_at, id);
CREATE INDEX ix_calls_started ON calls (started_at, site_id, id);
CREATE INDEX ix_calls_id ON calls (id, started_at);
