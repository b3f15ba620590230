-- Recordings that are kept here, what was said in calls, and what is looked for in it. All of it goes with its call.

-- id names the file in the data directory; started_at is the call's.
CREATE TABLE call_recordings (
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    id TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    stored_at BIGINT NOT NULL,
    CONSTRAINT pk_call_recordings PRIMARY KEY (site_id, call_id)
);

CREATE INDEX ix_call_recordings_started ON call_recordings (site_id, started_at, call_id);

-- Files that are to be deleted: rows go at once with their call, each server's files soon after.
CREATE TABLE removed_recordings (
    id TEXT NOT NULL,
    removed_at BIGINT NOT NULL,
    CONSTRAINT pk_removed_recordings PRIMARY KEY (id)
);

-- started_at is the call's. facts is what the segments say by the site's markers of the version facts_version.
CREATE TABLE transcripts (
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    language TEXT NULL,
    started_at BIGINT NOT NULL,
    stored_at BIGINT NOT NULL,
    facts TEXT NOT NULL,
    facts_version INT NOT NULL,
    CONSTRAINT pk_transcripts PRIMARY KEY (site_id, call_id)
);

CREATE INDEX ix_transcripts_started ON transcripts (site_id, started_at, call_id);
CREATE INDEX ix_transcripts_facts ON transcripts (site_id, facts_version, call_id);

-- said is what was said; words is the same as it is looked for: in lower case, with a space around each word.
CREATE TABLE transcript_segments (
    id INTEGER NOT NULL,
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    speaker INT NOT NULL,
    start_ms BIGINT NOT NULL,
    end_ms BIGINT NULL,
    said TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_transcript_segments PRIMARY KEY (id)
);

CREATE INDEX ix_transcript_segments_call ON transcript_segments (site_id, call_id, id);

-- markers is what the site's owner looks for, null: the usual; adapter is how recordings are transcribed, encrypted; hook_hash is of the
-- secret in the address that takes transcripts.
CREATE TABLE conversation_settings (
    site_id TEXT NOT NULL,
    markers TEXT NULL,
    markers_version INT NOT NULL,
    adapter TEXT NULL,
    hook_hash TEXT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT pk_conversation_settings PRIMARY KEY (site_id)
);

-- Recordings to be transcribed. due_at null: done, or given up with a fault.
CREATE TABLE transcription_jobs (
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    state INT NOT NULL,
    attempts INT NOT NULL,
    added_at BIGINT NOT NULL,
    due_at BIGINT NULL,
    fault TEXT NULL,
    CONSTRAINT pk_transcription_jobs PRIMARY KEY (site_id, call_id)
);

CREATE INDEX ix_transcription_jobs_due ON transcription_jobs (due_at);
CREATE INDEX ix_transcription_jobs_state ON transcription_jobs (site_id, state, added_at);

-- A day is the number of days since 0001-01-01, in UTC.
CREATE TABLE transcription_days (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    sent INT NOT NULL,
    CONSTRAINT pk_transcription_days PRIMARY KEY (site_id, day)
);

-- The index that search walks, by the segments' ids. SQL Server has a full-text index of transcript_segments in its place, where it can.
CREATE VIRTUAL TABLE transcript_index USING fts5 (words, site, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
