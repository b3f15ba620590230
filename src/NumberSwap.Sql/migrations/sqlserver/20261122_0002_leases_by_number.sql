-- A pool's leases are found by its numbers: an index of their own cost every new visit a row in one more tree.
DROP INDEX ix_leases_pool ON leases;
