-- The newest leases of a number, newest first, ended ones included.
-- KEYS     1 z, 2 n
-- request  number
-- returns  '+', see rows.lua
-- O(RING)
return '+' .. rows(KEYS[k + 1], KEYS[k + 2], request)
