-- Counts for reports, by the days of each site's own time zone. They are made from the calls and from visit_slots when somebody wants them.

-- The medium of what a call is believed to have been caused by.
ALTER TABLE calls ADD COLUMN medium TEXT NULL;

-- All that a day's calls are counted by: the rows themselves carry long texts.
CREATE INDEX ix_calls_report ON calls (site_id, started_at, status, talk_seconds, match_level, probability, source, medium, campaign_id);

-- Visits by the quarter of an hour (Unix ms / 900000) in which they began, counted when they are recorded. They outlive the sessions.
-- Here and below a campaign, source or medium that is not known is empty.
CREATE TABLE visit_slots (
    site_id TEXT NOT NULL,
    slot BIGINT NOT NULL,
    campaign_id TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    visits BIGINT NOT NULL,
    CONSTRAINT pk_visit_slots PRIMARY KEY (site_id, slot, campaign_id, source, medium)
);

-- Quarters of an hour of which something was written since their day was counted.
CREATE TABLE report_changes (
    site_id TEXT NOT NULL,
    slot BIGINT NOT NULL,
    changes BIGINT NOT NULL,
    CONSTRAINT pk_report_changes PRIMARY KEY (site_id, slot)
);

INSERT INTO report_changes (site_id, slot, changes) SELECT DISTINCT site_id, started_at / 900000, 1 FROM calls;

-- By which settings a site's days are counted.
CREATE TABLE report_bases (
    site_id TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    target_seconds INT NOT NULL,
    CONSTRAINT pk_report_bases PRIMARY KEY (site_id)
);

-- A day is the number of days since 0001-01-01, a Monday.
CREATE TABLE call_days (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    campaign_id TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    match_level INT NOT NULL,
    calls BIGINT NOT NULL,
    target_calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    missed BIGINT NOT NULL,
    talk_seconds BIGINT NOT NULL,
    probability FLOAT NOT NULL,
    ambiguous BIGINT NOT NULL,
    CONSTRAINT pk_call_days PRIMARY KEY (site_id, day, campaign_id, source, medium, match_level)
);

CREATE TABLE visit_days (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    campaign_id TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    visits BIGINT NOT NULL,
    CONSTRAINT pk_visit_days PRIMARY KEY (site_id, day, campaign_id, source, medium)
);

CREATE TABLE report_hours (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    hour_of_day INT NOT NULL,
    visits BIGINT NOT NULL,
    calls BIGINT NOT NULL,
    target_calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    missed BIGINT NOT NULL,
    talk_seconds BIGINT NOT NULL,
    probability FLOAT NOT NULL,
    CONSTRAINT pk_report_hours PRIMARY KEY (site_id, day, hour_of_day)
);
