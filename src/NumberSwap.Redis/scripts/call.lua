-- Journals a call report together with the leases of the dialled number as the call's first report saw them.
-- KEYS     call, journal, then z and n of the number's pool if it is in one
-- request  now or 0, the report, dialled number, pool or '', ring or 0
-- returns  ring, 1 when this is the first report or 0, the pool; its leases (see rows.lua)
-- O(RING)
-- Invariant: all reports of a call are journaled with the same ring and the same leases.
local _, keys, call, journal = struct.unpack('<BBHH', request)
local given, report, number, pool, ring = struct.unpack('<dIc0Hc0Hc0d', request, 3 + 2 * keys)
local now = clock(given)
local at, seen
local packed = redis.call('GET', KEYS[call])
local first = true
if packed then
  local known_ring, known_pool
  at, known_ring, known_pool, seen = struct.unpack('<ddHc0Ic0', packed)
  first = at + CALL_MEMORY <= now
  if not first then ring, pool = known_ring, known_pool end
end
if first then
  if ring == 0 then ring = now end
  seen = ''
  if pool ~= '' then
    local z, n = struct.unpack('<HH', request, 7)
    seen = rows(KEYS[z], KEYS[n], number)
  end
  redis.call('SET', KEYS[call], struct.pack('<ddHc0Ic0', now, ring, #pool, pool, #seen, seen), 'PX', CALL_PX)
end
redis.call('XADD', KEYS[journal], '*', 'c', struct.pack('<ddHc0Ic0Ic0', now, ring, #pool, pool, #report, report, #seen, seen))
return struct.pack('<dBHc0', ring, first and 1 or 0, #pool, pool), seen
