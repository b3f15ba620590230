-- Ends a lease now.
-- KEYS     1 z, 2 n, 3 journal
-- ARGV     1 now or 0, 2 number, 3 lease
-- returns  1, or 0 when it is no live lease of the number
-- O(RING + log n)
-- Invariant: a released lease is never renewed; what others have of the number stays.
local now, number = clock(tonumber(ARGV[1])), ARGV[2]
local ends = tonumber(redis.call('ZSCORE', KEYS[1], number) or 0)
for i, lease in ipairs(leases(KEYS[2], number, ends)) do
  if lease[LEASE] == ARGV[3] then
    if lease[UNTIL] <= now then return 0 end
    lease[UNTIL], lease[STATE] = now, RELEASED
    write(KEYS[2], number, lease, i == 1)
    if ends > 0 then move(KEYS[1], KEYS[2], number, ends, lease) end
    redis.call('XADD', KEYS[3], '*', 'r', struct.pack('<dHc0', now, #lease[LEASE], lease[LEASE]))
    return 1
  end
end
return 0
