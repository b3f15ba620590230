-- The newest leases of a number, newest first, ended ones included.
-- KEYS     z, n
-- request  number
-- returns  see rows.lua
-- O(RING)
local _, _, z, n, number = struct.unpack('<BBHHHc0', request)
return rows(KEYS[z], KEYS[n], number)
