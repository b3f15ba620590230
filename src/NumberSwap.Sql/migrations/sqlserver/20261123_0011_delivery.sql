-- What happens to calls, for the systems that want to know it: written with the call, in its transaction, and delivered until it arrives.

-- events has a bit for each type. failing_since: the first failure since something arrived.
CREATE TABLE destinations (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    kind NVARCHAR(32) NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    settings NVARCHAR(MAX) NOT NULL,
    protected_json NVARCHAR(MAX) NOT NULL,
    events INT NOT NULL,
    state INT NOT NULL,
    paused_reason NVARCHAR(64) NULL,
    failing_since BIGINT NULL,
    failed_count INT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_destinations PRIMARY KEY (id),
    CONSTRAINT fk_destinations_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE INDEX ix_destinations_site ON destinations (site_id);

-- snapshot is the call as it was; previous, what counted as its cause before.
CREATE TABLE call_events (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    type INT NOT NULL,
    occurred_at BIGINT NOT NULL,
    snapshot NVARCHAR(MAX) NOT NULL,
    previous NVARCHAR(MAX) NULL,
    CONSTRAINT pk_call_events PRIMARY KEY (id)
);

CREATE INDEX ix_call_events_call ON call_events (site_id, call_id);
CREATE INDEX ix_call_events_occurred ON call_events (occurred_at);

-- Ids grow with time. A claimed row is due again when its lease ends; one that is done has a next_at of 0, so that one index finds what is due,
-- and what is done in the order of ids. Rows outlive their destination until retention takes them, a few at a time.
CREATE TABLE deliveries (
    id BIGINT NOT NULL,
    destination_id NVARCHAR(64) NOT NULL,
    event_id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    state INT NOT NULL,
    attempts INT NOT NULL,
    next_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT NULL,
    status INT NULL,
    error NVARCHAR(MAX) NULL,
    CONSTRAINT pk_deliveries PRIMARY KEY (id),
    CONSTRAINT fk_deliveries_event FOREIGN KEY (event_id) REFERENCES call_events (id) ON DELETE CASCADE
);

CREATE INDEX ix_deliveries_due ON deliveries (destination_id, state, next_at, id);
CREATE INDEX ix_deliveries_log ON deliveries (destination_id, id);
CREATE INDEX ix_deliveries_call ON deliveries (destination_id, call_id);
CREATE INDEX ix_deliveries_event ON deliveries (event_id);

CREATE TABLE delivery_attempts (
    delivery_id BIGINT NOT NULL,
    attempted_at BIGINT NOT NULL,
    took_ms INT NOT NULL,
    status INT NULL,
    request NVARCHAR(MAX) NULL,
    answer NVARCHAR(MAX) NULL,
    error NVARCHAR(MAX) NULL,
    CONSTRAINT fk_delivery_attempts_delivery FOREIGN KEY (delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE
);

CREATE INDEX ix_delivery_attempts_delivery ON delivery_attempts (delivery_id, attempted_at);
