-- What an owner may set of a site, as JSON; null: the defaults.
ALTER TABLE sites ADD settings NVARCHAR(MAX) NULL;

-- Who changed what, and when. It names sites, people and keys that may be gone, and no caller.
CREATE TABLE audit_log (
    id NVARCHAR(64) NOT NULL,
    made_at BIGINT NOT NULL,
    site_id NVARCHAR(64) NULL,
    actor_kind NVARCHAR(64) NOT NULL,
    actor_id NVARCHAR(64) NOT NULL,
    actor_name NVARCHAR(MAX) NOT NULL,
    subject_kind NVARCHAR(64) NOT NULL,
    action NVARCHAR(64) NOT NULL,
    subject_id NVARCHAR(64) NULL,
    subject_name NVARCHAR(MAX) NULL,
    before_json NVARCHAR(MAX) NULL,
    after_json NVARCHAR(MAX) NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
);

CREATE INDEX ix_audit_log_site ON audit_log (site_id, made_at, id);
CREATE INDEX ix_audit_log_made ON audit_log (made_at, id);
