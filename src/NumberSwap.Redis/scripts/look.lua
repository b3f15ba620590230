-- Looks when the last leases of some numbers end.
-- KEYS     1 z
-- ARGV     1 now or 0, then the numbers
-- returns  now, then of each number its score; '' when the pool does not hold it
-- O(numbers); the caller bounds the numbers of one run
local answer = { string.format('%.0f', clock(tonumber(ARGV[1]))) }
for i = 2, #ARGV do answer[i] = redis.call('ZSCORE', KEYS[1], ARGV[i]) or '' end
return answer
