-- What people say of calls beyond tags. step: how far the sale came, 0 (nobody said) to 5 (deal). client_type null: as the caller's earlier calls say.
CREATE TABLE call_marks (
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    product TEXT NULL,
    client_type INT NULL,
    step INT NOT NULL,
    reason TEXT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT pk_call_marks PRIMARY KEY (site_id, call_id),
    CONSTRAINT fk_call_marks_call FOREIGN KEY (site_id, call_id) REFERENCES calls (site_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_call_marks_product ON call_marks (site_id, product);
CREATE INDEX ix_call_marks_reason ON call_marks (site_id, reason);
