-- The calls of a source that few calls have: without it the whole site's list is walked for a page of them.
-- What else a list may be filtered by is in it too, so that no call is read only to be left out.
CREATE INDEX ix_calls_source ON calls (site_id, source, started_at, id) INCLUDE (match_level, status, campaign_id, dialled, caller, operator_name, tags);
