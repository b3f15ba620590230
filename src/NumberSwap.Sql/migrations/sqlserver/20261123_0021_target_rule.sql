-- Target calls by a rule that also asks who called and what people say of the call.

-- When the caller was last talked with before, Unix ms; null: not within a year, or the caller is withheld.
ALTER TABLE calls ADD earlier_at BIGINT NULL;

-- A caller's calls before, with whether somebody answered.
DROP INDEX ix_calls_caller ON calls;
CREATE INDEX ix_calls_caller ON calls (site_id, caller, started_at) INCLUDE (status);

UPDATE calls SET earlier_at = (
    SELECT MAX(p.started_at) FROM calls p
    WHERE p.site_id = calls.site_id AND p.caller = calls.caller AND p.started_at >= calls.started_at - 31536000000 AND p.started_at < calls.started_at
        AND p.status IN (1, 3))
WHERE caller > '';

-- The list's index has nearly all that a call is counted by: with the rest it serves for both.
DROP INDEX ix_calls_report ON calls;
DROP INDEX ix_calls_list ON calls;
CREATE INDEX ix_calls_list ON calls (site_id, started_at, id) INCLUDE (match_level, status, source, campaign_id, dialled, caller, operator_name, tags, talk_seconds, probability, medium, earlier_at);

-- By which rule a site's days are counted, as its SHA-256; null: as an earlier version counted.
ALTER TABLE report_bases ADD target_rule NVARCHAR(64) NULL;
