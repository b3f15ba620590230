-- What call platforms sent last, and how it was read: for a person who looks why a call is missing. Kept for days only.
CREATE TABLE platform_events (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    platform NVARCHAR(32) NOT NULL,
    -- Unix ms.
    came_at BIGINT NOT NULL,
    outcome INT NOT NULL,
    rings INT NOT NULL,
    method NVARCHAR(16) NOT NULL,
    -- What came in and what was read and answered, secrets and callers masked.
    shown NVARCHAR(MAX) NOT NULL,
    reading NVARCHAR(MAX) NULL,
    call_id NVARCHAR(128) NULL,
    answer_status INT NOT NULL,
    answer NVARCHAR(MAX) NULL,
    -- The request whole, encrypted, to be read again; null for one that was refused.
    protected_request NVARCHAR(MAX) NULL,
    replayed_at BIGINT NULL,
    CONSTRAINT pk_platform_events PRIMARY KEY (id)
);

CREATE INDEX ix_platform_events ON platform_events (site_id, platform, came_at, id);
CREATE INDEX ix_platform_events_age ON platform_events (came_at);
