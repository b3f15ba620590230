-- What transcripts say to the reports, in columns that the engine adds up, and passages in the order in which their calls began.

-- path: the stages in their order, a digit each. phrases and requests: JSON, empty where there is nothing. talk_ms: when the last passage ends.
ALTER TABLE transcripts ADD path NVARCHAR(400) NOT NULL CONSTRAINT df_transcripts_path DEFAULT '';
ALTER TABLE transcripts ADD transitions INT NOT NULL CONSTRAINT df_transcripts_transitions DEFAULT 0;
ALTER TABLE transcripts ADD clarifying INT NOT NULL CONSTRAINT df_transcripts_clarifying DEFAULT 0;
ALTER TABLE transcripts ADD phrases NVARCHAR(MAX) NOT NULL CONSTRAINT df_transcripts_phrases DEFAULT '';
ALTER TABLE transcripts ADD requests NVARCHAR(MAX) NOT NULL CONSTRAINT df_transcripts_requests DEFAULT '';
ALTER TABLE transcripts ADD talk_ms BIGINT NOT NULL CONSTRAINT df_transcripts_talk_ms DEFAULT 0;
ALTER TABLE transcripts DROP COLUMN facts;

-- All of it is read anew from what was said.
UPDATE transcripts SET facts_version = 0;

-- What was asked in a call: terms is what it is about, again is 1 where the same speaker asked about the same before.
CREATE TABLE call_questions (
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    place INT NOT NULL,
    started_at BIGINT NOT NULL,
    speaker INT NOT NULL,
    terms NVARCHAR(300) NOT NULL,
    again INT NOT NULL,
    start_ms BIGINT NOT NULL,
    asked NVARCHAR(300) NOT NULL,
    CONSTRAINT pk_call_questions PRIMARY KEY (site_id, call_id, place)
);

CREATE INDEX ix_call_questions_terms ON call_questions (site_id, speaker, terms, started_at, again, call_id);

-- The id of a call's first passage is its second times 262144, or the next one that is free.
UPDATE transcript_segments SET id = n.fresh
FROM (
    SELECT r.id AS known, r.place + MAX(r.base - r.place) OVER (ORDER BY r.place ROWS UNBOUNDED PRECEDING) AS fresh
    FROM (
        SELECT s.id, t.started_at / 1000 * 262144 AS base, ROW_NUMBER() OVER (ORDER BY t.started_at, s.id) AS place
        FROM transcript_segments s JOIN transcripts t ON t.site_id = s.site_id AND t.call_id = s.call_id
    ) r
) n
WHERE n.known = transcript_segments.id;
