-- Ends a lease now.
-- KEYS     1 z, 2 n, 3 journal
-- ARGV     1 now or '', 2 number, 3 lease
-- returns  1, or 0 when it is no live lease of the number
-- O(RING + log n)
-- Invariant: a released lease is never renewed; what others have of the number stays.
local now, number = clock(ARGV[1]), ARGV[2]
local ends = redis.call('ZSCORE', KEYS[1], number)
for i, lease in ipairs(leases(KEYS[2], number)) do
  if lease[LEASE] == ARGV[3] then
    if lease[UNTIL] <= now then return 0 end
    lease[UNTIL], lease[RELEASED] = now, 1
    write(KEYS[2], number, lease, i == 1)
    if ends then move(KEYS[1], KEYS[2], number, tonumber(ends), lease) end
    redis.call('XADD', KEYS[3], '*', 't', 'r', 'at', now, 'l', lease[LEASE])
    return 1
  end
end
return 0
