-- What call platforms sent last, and how it was read: for a person who looks why a call is missing. Kept for days only.
CREATE TABLE platform_events (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    platform TEXT NOT NULL,
    -- Unix ms.
    came_at BIGINT NOT NULL,
    outcome INT NOT NULL,
    rings INT NOT NULL,
    method TEXT NOT NULL,
    -- What came in and what was read and answered, secrets and callers masked.
    shown TEXT NOT NULL,
    reading TEXT NULL,
    call_id TEXT NULL,
    answer_status INT NOT NULL,
    answer TEXT NULL,
    -- The request whole, encrypted, to be read again; null for one that was refused.
    protected_request TEXT NULL,
    replayed_at BIGINT NULL,
    CONSTRAINT pk_platform_events PRIMARY KEY (id)
);

CREATE INDEX ix_platform_events ON platform_events (site_id, platform, came_at, id);
CREATE INDEX ix_platform_events_age ON platform_events (came_at);
