-- When somebody was told by mail that the goal falls behind, Unix ms; null: nobody was.
ALTER TABLE goals ADD COLUMN told_at BIGINT NULL;
