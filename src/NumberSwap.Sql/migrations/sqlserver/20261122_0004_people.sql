-- People who sign in, their roles, where they are signed in, and who is invited.

-- email is lower case. failed_count counts wrong passwords since the last right one; until locked_until no password is tried.
CREATE TABLE people (
    id NVARCHAR(64) NOT NULL,
    email NVARCHAR(254) NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    password_hash NVARCHAR(MAX) NOT NULL,
    language NVARCHAR(8) NULL,
    failed_count INT NOT NULL,
    locked_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id),
    CONSTRAINT uq_people_email UNIQUE (email)
);

-- site_id '' stands for every site, also later ones.
CREATE TABLE person_roles (
    person_id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    role INT NOT NULL,
    CONSTRAINT pk_person_roles PRIMARY KEY (person_id, site_id),
    CONSTRAINT fk_person_roles_person FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_person_roles_site ON person_roles (site_id);

-- The secret itself is in the browser's cookie only. seen_at is written every few minutes at most.
CREATE TABLE sign_ins (
    id NVARCHAR(64) NOT NULL,
    person_id NVARCHAR(64) NOT NULL,
    secret_hash NVARCHAR(64) NOT NULL,
    agent NVARCHAR(MAX) NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    CONSTRAINT pk_sign_ins PRIMARY KEY (id),
    CONSTRAINT uq_sign_ins_secret UNIQUE (secret_hash),
    CONSTRAINT fk_sign_ins_person FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_sign_ins_person ON sign_ins (person_id);

-- A row is used once, and gone then. email '' is the link that makes the first owner.
CREATE TABLE invitations (
    id NVARCHAR(64) NOT NULL,
    token_hash NVARCHAR(64) NOT NULL,
    email NVARCHAR(254) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    role INT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT pk_invitations PRIMARY KEY (id),
    CONSTRAINT uq_invitations_token UNIQUE (token_hash)
);
