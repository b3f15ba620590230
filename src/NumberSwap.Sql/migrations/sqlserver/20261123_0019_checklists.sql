-- Checklists by which conversations are scored, the weekly sample of them, and the scores.

-- archived_at: null while it is in use.
CREATE TABLE checklists (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    version INT NOT NULL,
    archived_at BIGINT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_checklists PRIMARY KEY (id)
);

CREATE INDEX ix_checklists_site ON checklists (site_id, created_at, id);

-- Versions are added and never changed: scores are read by the one that they were given for.
CREATE TABLE checklist_versions (
    checklist_id NVARCHAR(64) NOT NULL,
    version INT NOT NULL,
    name NVARCHAR(200) NOT NULL,
    items NVARCHAR(MAX) NOT NULL,
    author_kind NVARCHAR(16) NOT NULL,
    author_id NVARCHAR(64) NOT NULL,
    author_name NVARCHAR(200) NOT NULL,
    made_at BIGINT NOT NULL,
    CONSTRAINT pk_checklist_versions PRIMARY KEY (checklist_id, version),
    CONSTRAINT fk_checklist_versions_checklist FOREIGN KEY (checklist_id) REFERENCES checklists (id) ON DELETE CASCADE
);

-- How samples are drawn; a site without a row has the defaults.
CREATE TABLE sample_settings (
    site_id NVARCHAR(64) NOT NULL,
    share_percent INT NOT NULL,
    min_talk_seconds INT NOT NULL,
    CONSTRAINT pk_sample_settings PRIMARY KEY (site_id)
);

-- Which operator of the calls is which person: nobody scores their own calls.
CREATE TABLE sample_people (
    site_id NVARCHAR(64) NOT NULL,
    operator_name NVARCHAR(200) NOT NULL,
    person_id NVARCHAR(64) NOT NULL,
    CONSTRAINT pk_sample_people PRIMARY KEY (site_id, operator_name)
);

-- A week is the number of its Monday's days since 0001-01-01. Once there is a row, the week is sealed.
CREATE TABLE samples (
    site_id NVARCHAR(64) NOT NULL,
    week INT NOT NULL,
    algorithm NVARCHAR(32) NOT NULL,
    share_percent INT NOT NULL,
    min_talk_seconds INT NOT NULL,
    drawn_at BIGINT NOT NULL,
    author_kind NVARCHAR(16) NOT NULL,
    author_id NVARCHAR(64) NOT NULL,
    author_name NVARCHAR(200) NOT NULL,
    CONSTRAINT pk_samples PRIMARY KEY (site_id, week)
);

-- calls: the operator's conversations of the week, of which drawn are in the sample.
CREATE TABLE sample_operators (
    site_id NVARCHAR(64) NOT NULL,
    week INT NOT NULL,
    place INT NOT NULL,
    operator_name NVARCHAR(200) NOT NULL,
    calls INT NOT NULL,
    drawn INT NOT NULL,
    CONSTRAINT pk_sample_operators PRIMARY KEY (site_id, week, place),
    CONSTRAINT fk_sample_operators_sample FOREIGN KEY (site_id, week) REFERENCES samples (site_id, week) ON DELETE CASCADE
);

-- What was drawn, and its scores, go with their calls.
CREATE TABLE sample_calls (
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    week INT NOT NULL,
    operator_name NVARCHAR(200) NOT NULL,
    place INT NOT NULL,
    CONSTRAINT pk_sample_calls PRIMARY KEY (site_id, call_id),
    CONSTRAINT fk_sample_calls_call FOREIGN KEY (site_id, call_id) REFERENCES calls (site_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_sample_calls_week ON sample_calls (site_id, week);

-- item_values: by the items' keys, null where an item did not apply. scored_at: null for a draft. author: who scored; changed_by: whose the last change is.
CREATE TABLE call_scores (
    id NVARCHAR(64) NOT NULL,
    site_id NVARCHAR(64) NOT NULL,
    call_id NVARCHAR(300) NOT NULL,
    checklist_id NVARCHAR(64) NOT NULL,
    version INT NOT NULL,
    author_kind NVARCHAR(16) NOT NULL,
    author_id NVARCHAR(64) NOT NULL,
    author_name NVARCHAR(200) NOT NULL,
    item_values NVARCHAR(MAX) NOT NULL,
    points INT NOT NULL,
    most_points INT NOT NULL,
    comment NVARCHAR(MAX) NULL,
    revision INT NOT NULL,
    scored_at BIGINT NULL,
    changed_kind NVARCHAR(16) NOT NULL,
    changed_by NVARCHAR(64) NOT NULL,
    changed_name NVARCHAR(200) NOT NULL,
    changed_at BIGINT NOT NULL,
    reason NVARCHAR(MAX) NULL,
    CONSTRAINT pk_call_scores PRIMARY KEY (id),
    CONSTRAINT uq_call_scores_author UNIQUE (site_id, call_id, checklist_id, author_id),
    CONSTRAINT fk_call_scores_call FOREIGN KEY (site_id, call_id) REFERENCES calls (site_id, id) ON DELETE CASCADE
);

-- What final scores were before they were corrected.
CREATE TABLE score_changes (
    score_id NVARCHAR(64) NOT NULL,
    revision INT NOT NULL,
    item_values NVARCHAR(MAX) NOT NULL,
    points INT NOT NULL,
    most_points INT NOT NULL,
    comment NVARCHAR(MAX) NULL,
    changed_kind NVARCHAR(16) NOT NULL,
    changed_by NVARCHAR(64) NOT NULL,
    changed_name NVARCHAR(200) NOT NULL,
    changed_at BIGINT NOT NULL,
    reason NVARCHAR(MAX) NULL,
    CONSTRAINT pk_score_changes PRIMARY KEY (score_id, revision),
    CONSTRAINT fk_score_changes_score FOREIGN KEY (score_id) REFERENCES call_scores (id) ON DELETE CASCADE
);
