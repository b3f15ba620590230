-- Claims a site's journal for one reader, who then reads it by a command of its own: through a script a thousand entries keep Redis
-- busy for milliseconds, since they become strings of Lua and back.
-- KEYS     1 claim, 2 journal
-- ARGV     1 token of the reader, 2 ms after which the claim ends by itself
-- returns  1; 0 when the journal is empty; false when another reader has the claim
-- O(1)
-- Invariant: an empty journal leaves no claim.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return false end
if redis.call('XLEN', KEYS[2]) > 0 then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
end
if owner then redis.call('DEL', KEYS[1]) end
return 0
