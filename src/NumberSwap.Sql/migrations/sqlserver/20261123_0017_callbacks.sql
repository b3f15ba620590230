-- Who is to be called back, and the mails that say so.

-- open_key is the phone while the task is open, so that a caller has one at a site, and its own id from then on. made_at: the first missed call, or
-- the request. tried_at: when the caller was first called back, or got through. state: 0 open, 1 closed.
CREATE TABLE callbacks (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    open_key NVARCHAR(128) NOT NULL,
    phone NVARCHAR(64) NULL,
    origin INT NOT NULL,
    lead_id NVARCHAR(64) NULL,
    name NVARCHAR(200) NULL,
    wish NVARCHAR(1000) NULL,
    made_at BIGINT NOT NULL,
    missed_count INT NOT NULL,
    last_missed_at BIGINT NULL,
    wanted_at BIGINT NULL,
    deadline_at BIGINT NOT NULL,
    taken_at BIGINT NULL,
    taker_id NVARCHAR(64) NULL,
    taker NVARCHAR(200) NULL,
    tries INT NOT NULL,
    tried_at BIGINT NULL,
    next_try_at BIGINT NULL,
    state INT NOT NULL,
    outcome INT NULL,
    note NVARCHAR(2000) NULL,
    closed_at BIGINT NULL,
    closed_by NVARCHAR(200) NULL,
    CONSTRAINT pk_callbacks PRIMARY KEY (id),
    CONSTRAINT uq_callbacks_open UNIQUE (site_id, open_key)
);

CREATE INDEX ix_callbacks_state ON callbacks (site_id, state, deadline_at, id);
CREATE INDEX ix_callbacks_made ON callbacks (site_id, made_at, id);
CREATE INDEX ix_callbacks_age ON callbacks (made_at, id);
CREATE INDEX ix_callbacks_phone ON callbacks (site_id, phone);

-- Which missed calls a task is for.
CREATE TABLE callback_calls (
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    task_id NVARCHAR(64) NOT NULL,
    started_at BIGINT NOT NULL,
    CONSTRAINT pk_callback_calls PRIMARY KEY (site_id, call_id),
    CONSTRAINT fk_callback_calls_task FOREIGN KEY (task_id) REFERENCES callbacks (id) ON DELETE CASCADE
);

CREATE INDEX ix_callback_calls_task ON callback_calls (task_id, started_at);

-- hours: a week of working hours as JSON, null: always.
CREATE TABLE callback_settings (
    site_id NVARCHAR(64) NOT NULL,
    minutes INT NOT NULL,
    hours NVARCHAR(1000) NULL,
    CONSTRAINT pk_callback_settings PRIMARY KEY (site_id)
);

-- Who gets mails of a site; with person_id, as long as that person has a role there.
CREATE TABLE alert_addresses (
    site_id NVARCHAR(64) NOT NULL,
    email NVARCHAR(254) NOT NULL,
    person_id NVARCHAR(64) NULL,
    language NVARCHAR(8) NULL,
    added_at BIGINT NOT NULL,
    CONSTRAINT pk_alert_addresses PRIMARY KEY (site_id, email)
);

-- Mails to send; what several say to one person at one time is sent as one. subject: what it is about, where that is no task.
CREATE TABLE mails (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    kind INT NOT NULL,
    recipient NVARCHAR(254) NOT NULL,
    task_id NVARCHAR(64) NULL,
    subject NVARCHAR(1000) NULL,
    state INT NOT NULL,
    attempts INT NOT NULL,
    next_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT NULL,
    error NVARCHAR(500) NULL,
    CONSTRAINT pk_mails PRIMARY KEY (id)
);

CREATE INDEX ix_mails_due ON mails (state, next_at, id);
CREATE INDEX ix_mails_recipient ON mails (recipient, state, done_at);
CREATE INDEX ix_mails_task ON mails (task_id);
CREATE INDEX ix_mails_site ON mails (site_id, created_at);
CREATE INDEX ix_mails_created ON mails (created_at);
