-- Takes numbers out of a pool. Their records stay, brought up to the scores that go.
-- KEYS     1 z, 2 n
-- ARGV     the numbers
-- O(numbers * log n); the caller bounds the numbers of one run
for _, number in ipairs(ARGV) do
  local lease = read_newest(KEYS[2], number, tonumber(redis.call('ZSCORE', KEYS[1], number) or 0))
  if lease and lease[STATE] == BY_SCORE then
    lease[STATE] = BY_RECORD
    write(KEYS[2], number, lease, true)
  end
  redis.call('ZREM', KEYS[1], number)
end
return 1
