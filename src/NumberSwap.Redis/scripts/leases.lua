-- The newest leases of a number, newest first, ended ones included.
-- KEYS     1 n
-- ARGV     1 number
-- returns  JSON: a list of leases, each a list of texts (visit, ids, then the record's fields up to the time of the copy)
-- O(RING)
return rows(KEYS[1], ARGV[1])
