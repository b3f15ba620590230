-- The people at the phone: what each did by day, how their names are spelt, what they want to reach, who helped with whom.

-- Here and below an operator or a product that nobody named is empty. Days are those of call_days, counted with them, by operator_bases.
CREATE TABLE operator_days (
    site_id TEXT NOT NULL,
    day INT NOT NULL,
    operator_name TEXT NOT NULL,
    product TEXT NOT NULL,
    client_type INT NOT NULL,
    calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    missed BIGINT NOT NULL,
    target_calls BIGINT NOT NULL,
    conversations BIGINT NOT NULL,
    presentations BIGINT NOT NULL,
    offers BIGINT NOT NULL,
    deals BIGINT NOT NULL,
    talk_seconds BIGINT NOT NULL,
    short_talks BIGINT NOT NULL,
    normal_talks BIGINT NOT NULL,
    substantial_talks BIGINT NOT NULL,
    long_talks BIGINT NOT NULL,
    CONSTRAINT pk_operator_days PRIMARY KEY (site_id, day, operator_name, product, client_type)
);

-- By which lengths of talk (seconds) a site's days are counted.
CREATE TABLE operator_bases (
    site_id TEXT NOT NULL,
    conversation_seconds INT NOT NULL,
    short_seconds INT NOT NULL,
    substantial_seconds INT NOT NULL,
    long_seconds INT NOT NULL,
    CONSTRAINT pk_operator_bases PRIMARY KEY (site_id)
);

-- What an owner says of a name. merged_into: another spelling of that operator.
CREATE TABLE operators (
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    merged_into TEXT NULL,
    is_hidden INT NOT NULL,
    person_id TEXT NULL,
    CONSTRAINT pk_operators PRIMARY KEY (site_id, name),
    CONSTRAINT fk_operators_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

-- operator_name null: the whole team. A day is the number of days since 0001-01-01.
CREATE TABLE goals (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    operator_name TEXT NULL,
    measure INT NOT NULL,
    target FLOAT NOT NULL,
    first_day INT NOT NULL,
    last_day INT NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT pk_goals PRIMARY KEY (id),
    CONSTRAINT fk_goals_site FOREIGN KEY (site_id) REFERENCES sites (id)
);

CREATE INDEX ix_goals_site ON goals (site_id, last_day);

-- Consultations that were held, by the call that made them due.
CREATE TABLE consultations (
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    held_at BIGINT NOT NULL,
    mentor_kind TEXT NOT NULL,
    mentor_id TEXT NOT NULL,
    mentor_name TEXT NOT NULL,
    note TEXT NULL,
    CONSTRAINT pk_consultations PRIMARY KEY (site_id, call_id),
    CONSTRAINT fk_consultations_call FOREIGN KEY (site_id, call_id) REFERENCES calls (site_id, id) ON DELETE CASCADE
);
