-- People who sign in, their roles, where they are signed in, and who is invited.

-- email is lower case. failed_count counts wrong passwords since the last right one; until locked_until no password is tried.
CREATE TABLE people (
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NULL,
    failed_count INT NOT NULL,
    locked_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id),
    CONSTRAINT uq_people_email UNIQUE (email)
);

-- site_id '' stands for every site, also later ones.
CREATE TABLE person_roles (
    person_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    role INT NOT NULL,
    CONSTRAINT pk_person_roles PRIMARY KEY (person_id, site_id),
    CONSTRAINT fk_person_roles_person FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_person_roles_site ON person_roles (site_id);

-- The secret itself is in the browser's cookie only. seen_at is written every few minutes at most.
CREATE TABLE sign_ins (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    agent TEXT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    CONSTRAINT pk_sign_ins PRIMARY KEY (id),
    CONSTRAINT uq_sign_ins_secret UNIQUE (secret_hash),
    CONSTRAINT fk_sign_ins_person FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_sign_ins_person ON sign_ins (person_id);

-- A row is used once, and gone then. email '' is the link that makes the first owner.
CREATE TABLE invitations (
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    email TEXT NOT NULL,
    site_id TEXT NOT NULL,
    role INT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT pk_invitations PRIMARY KEY (id),
    CONSTRAINT uq_invitations_token UNIQUE (token_hash)
);
