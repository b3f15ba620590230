-- What an owner may set of a site, as JSON; null: the defaults.
ALTER TABLE sites ADD COLUMN settings TEXT NULL;

-- Who changed what, and when. It names sites, people and keys that may be gone, and no caller.
CREATE TABLE audit_log (
    id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    site_id TEXT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_id TEXT NULL,
    subject_name TEXT NULL,
    before_json TEXT NULL,
    after_json TEXT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
);

CREATE INDEX ix_audit_log_site ON audit_log (site_id, made_at, id);
CREATE INDEX ix_audit_log_made ON audit_log (made_at, id);
