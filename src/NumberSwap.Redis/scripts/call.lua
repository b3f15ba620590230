-- Journals a call report together with the leases of the dialled number as the call's first report saw them.
-- KEYS     1 call, 2 journal, then n of the number's pool if it is in one
-- ARGV     1 now or '', 2 the report, 3 dialled number, 4 pool or '', 5 ring or ''
-- returns  ring, leases (see leases.lua), their pool, 1 when this is the first report
-- O(RING)
-- Invariant: all reports of a call are journaled with the same ring and the same leases.
local now = clock(ARGV[1])
local at, ring, seen, pool
local packed = redis.call('GET', KEYS[1])
if packed then at, ring, seen, pool = cmsgpack.unpack(packed) end
local first = not at or at + CALL_MEMORY <= now
if first then
  ring, pool = ARGV[5] ~= '' and tonumber(ARGV[5]) or now, ARGV[4]
  seen = KEYS[3] and rows(KEYS[3], ARGV[3]) or '[]'
  redis.call('SET', KEYS[1], cmsgpack.pack(now, ring, seen, pool), 'PX', CALL_MEMORY)
end
redis.call('XADD', KEYS[2], '*', 't', 'c', 'at', now, 'r', ARGV[2], 'b', ring, 'p', pool, 'l', seen)
return { ring, seen, pool, first and 1 or 0 }
