-- Numbers move between pools while their leases live.

-- When the number came to its pool, Unix ms; null: before this was kept.
ALTER TABLE numbers ADD COLUMN added_at BIGINT NULL;

-- Lists of a site's numbers go on behind the last one that was shown.
CREATE INDEX ix_numbers_of_site ON numbers (site_id, number);
DROP INDEX ix_numbers_site;

-- A number's times in a pool that are over: the leases of then are found by them.
CREATE TABLE former_numbers (
    pool_id TEXT NOT NULL,
    number TEXT NOT NULL,
    added_at BIGINT NULL,
    left_at BIGINT NOT NULL,
    CONSTRAINT pk_former_numbers PRIMARY KEY (pool_id, number, left_at),
    CONSTRAINT fk_former_numbers_pool FOREIGN KEY (pool_id) REFERENCES pools (id)
);

-- A number's last call, and its calls in a time.
CREATE INDEX ix_calls_dialled ON calls (site_id, dialled, started_at, id);
