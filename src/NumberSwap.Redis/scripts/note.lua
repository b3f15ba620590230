-- Keeps what a visitor did on a page.
-- KEYS     1 journal, then z and n of the number's pool if it is in one
-- ARGV     1 now or 0, 2 session, 3 kind: t tapped, c copied, l left, 4 number or ''
-- O(RING + log n)
-- Invariants: only a lease of that session is touched; an ended lease stays ended; a live one never ends sooner by it.
local now, number = clock(tonumber(ARGV[1])), ARGV[4]
local z, n = KEYS[2], KEYS[3]
if n then
  local ends = tonumber(redis.call('ZSCORE', z, number) or 0)
  for i, lease in ipairs(leases(n, number, ends)) do
    if lease[SESSION] == ARGV[2] then
      if ARGV[3] == 't' then lease[TAPPED] = now elseif ARGV[3] == 'c' then lease[COPIED] = now end
      lease[SEEN] = math.max(lease[SEEN], now)
      if ARGV[3] == 'l' then lease[LEFT] = lease[SEEN] end
      local live = lease[UNTIL] > now
      if live then lease[UNTIL] = math.max(lease[UNTIL], now + lease[HOLD]) end
      write(n, number, lease, i == 1)
      if live and ends > 0 then move(z, n, number, ends, lease) end
      break
    end
  end
end
redis.call('XADD', KEYS[1], '*', 'n', struct.pack('<dHc0c1Hc0', now, #ARGV[2], ARGV[2], ARGV[3], #number, number))
return 1
