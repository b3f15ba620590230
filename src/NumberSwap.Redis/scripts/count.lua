-- Counts a pool's numbers by state.
-- KEYS     1 z
-- ARGV     1 now or 0, 2 cooldown ms
-- returns  total, live, cooling
-- O(log n)
local now = clock(tonumber(ARGV[1]))
local cold = now - tonumber(ARGV[2])
local total = redis.call('ZCOUNT', KEYS[1], '-inf', '(inf')
local live = redis.call('ZCOUNT', KEYS[1], '(' .. string.format('%.0f', now), '(inf')
local cooling = redis.call('ZCOUNT', KEYS[1], '(' .. string.format('%.0f', cold), string.format('%.0f', now))
return { total, live, cooling }
