-- What money reports count: narrow rows, with their texts as ids of a dictionary. They are made from calls, sessions, deals and marks when something of
-- these has changed, a quarter of an hour (Unix ms / 900000) at a time.

-- kind: 0 a call. client: 0 not known, 1 new, 2 repeat, 3 cold. step: as call_marks has it, 5 where a deal of the call was won. The _text and _touch
-- columns are ids of report_texts, 0: none. first_at, nondirect_at: when these visits of session_id's visitor began; they stay known when retention
-- has taken the visits.
CREATE TABLE report_facts (
    site_id TEXT NOT NULL,
    slot BIGINT NOT NULL,
    kind INT NOT NULL,
    contact_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    status INT NOT NULL,
    talk_seconds INT NULL,
    probability FLOAT NOT NULL,
    client INT NOT NULL,
    step INT NOT NULL,
    operator_text INT NOT NULL,
    number_text INT NOT NULL,
    product_text INT NOT NULL,
    tags_text INT NOT NULL,
    last_touch INT NOT NULL,
    nondirect_touch INT NOT NULL,
    first_touch INT NOT NULL,
    earlier_at BIGINT NULL,
    session_id TEXT NULL,
    nondirect_at BIGINT NULL,
    first_at BIGINT NULL,
    CONSTRAINT pk_report_facts PRIMARY KEY (site_id, slot, kind, contact_id)
);

CREATE INDEX ix_report_facts_contact ON report_facts (site_id, contact_id);

-- content_hash finds a text, which may be too long for an index.
CREATE TABLE report_texts (
    site_id TEXT NOT NULL,
    id INT NOT NULL,
    content_hash TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_report_texts PRIMARY KEY (site_id, id),
    CONSTRAINT uq_report_texts_hash UNIQUE (site_id, content_hash)
);

-- Quarters of an hour whose facts are to be made anew.
CREATE TABLE fact_changes (
    site_id TEXT NOT NULL,
    slot BIGINT NOT NULL,
    changes BIGINT NOT NULL,
    CONSTRAINT pk_fact_changes PRIMARY KEY (site_id, slot)
);

INSERT INTO fact_changes (site_id, slot, changes) SELECT DISTINCT site_id, started_at / 900000, 1 FROM calls;

-- Who holds facts in memory reads those of a part again whose version has grown. kind 0: facts, 1: deals by when they were opened, both by
-- 30 days (Unix ms / 2592000000); 2: ad costs, by day / 30.
CREATE TABLE fact_versions (
    site_id TEXT NOT NULL,
    kind INT NOT NULL,
    part INT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_fact_versions PRIMARY KEY (site_id, kind, part)
);

INSERT INTO fact_versions (site_id, kind, part, version) SELECT DISTINCT site_id, 1, opened_at / 2592000000, 1 FROM deals;
INSERT INTO fact_versions (site_id, kind, part, version) SELECT DISTINCT site_id, 2, day / 30, 1 FROM ad_costs;

-- A visitor's other visits.
CREATE INDEX ix_sessions_visitor ON sessions (visitor, started_at);
