-- Claims a site's journal for one reader and reads its oldest entries.
-- KEYS     1 claim, 2 journal
-- ARGV     1 token of the reader, 2 ms after which the claim ends by itself, 3 most entries
-- returns  the entries; false when another reader has the claim
-- O(entries)
-- Invariant: an empty journal leaves no claim.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return false end
local entries = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', ARGV[3])
if #entries > 0 then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
elseif owner then redis.call('DEL', KEYS[1]) end
return entries
