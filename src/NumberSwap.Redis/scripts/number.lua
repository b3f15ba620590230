-- What all scripts share: the clock and the record of a number. Not a script of its own: it is put in front of the others,
-- behind the rules (IDLE, SIGHT_EVERY, RETURN, RING, CALL_MEMORY) that come from the domain.
--
-- A pool's numbers are two keys.
--   z  sorted set: number -> end of its last lease (ms; 0: never leased). The member '~' with an infinite score says that the set is
--      complete: without it the pool is unknown or still being filled.
--   n  hash: <number>         its newest lease, packed by struct (measured: half the time of cmsgpack)
--            <number>:<slot>  an older lease; the slots are a ring of RING
--            <number>:v<slot> visit and analytics ids of the lease in that slot, newest included
-- Invariants: the score is the latest end of the number's live leases; a number taken out of z keeps its record in n.
-- A visitor's session is a hash: h packed below, w visit, i analytics ids, p:<pool> the number and lease that it has there, packed.
local LEASE, SESSION, VISITOR, TARGET, KIND, SESSION_START, START = 1, 2, 3, 4, 5, 6, 7
local SEEN, UNTIL, HOLD, TAPPED, COPIED, RELEASED, SLOT = 8, 9, 10, 11, 12, 13, 14
local LEASE_FORMAT = '<Hc0Hc0Hc0Hc0Hc0dddddddBB'
local ID, STARTED, LAST, JOURNALED, VERSION, MARKS_KNOWN, MARKS = 1, 2, 3, 4, 5, 6, 7
local SESSION_FORMAT = '<Hc0ddddBHc0'
local NUMBER_OF, LEASE_OF, KIND_OF, SLOT_OF, UNTIL_OF, VERSION_OF = 1, 2, 3, 4, 5, 6
local HOLDING_FORMAT = '<Hc0Hc0Hc0Bdd'
local COMPLETE = '~'

-- Now in ms; a test may give another time.
local function clock(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function pack_lease(l)
  return struct.pack(LEASE_FORMAT, #l[1], l[1], #l[2], l[2], #l[3], l[3], #l[4], l[4], #l[5], l[5],
    l[6], l[7], l[8], l[9], l[10], l[11], l[12], l[13], l[14])
end

local function pack_session(s)
  return struct.pack(SESSION_FORMAT, #s[1], s[1], s[2], s[3], s[4], s[5], s[6], #s[7], s[7])
end

local function pack_holding(h)
  return struct.pack(HOLDING_FORMAT, #h[1], h[1], #h[2], h[2], #h[3], h[3], h[4], h[5], h[6])
end

local function read(n, field)
  local packed = redis.call('HGET', n, field)
  return packed and { struct.unpack(LEASE_FORMAT, packed) }
end

-- The leases that are remembered of a number, newest first. O(RING).
local function leases(n, number)
  local newest = read(n, number)
  if not newest then return {} end
  local all, fields = { newest }, {}
  for i = 1, RING - 1 do fields[i] = number .. ':' .. (newest[SLOT] - i) % RING end
  for i, packed in ipairs(redis.call('HMGET', n, unpack(fields))) do
    if not packed then break end
    all[i + 1] = { struct.unpack(LEASE_FORMAT, packed) }
  end
  return all
end

-- Writes a changed lease. newest: whether it is the number's newest.
local function write(n, number, lease, newest)
  redis.call('HSET', n, newest and number or number .. ':' .. lease[SLOT], pack_lease(lease))
end

local function pack_visit(visit, ids) return struct.pack('<Ic0Ic0', #visit, visit, #ids, ids) end

local function write_visit(n, number, lease, visit, ids)
  redis.call('HSET', n, number .. ':v' .. lease[SLOT], pack_visit(visit, ids))
end

-- Writes a new lease in front of the one that was the newest (or nil).
local function push(n, number, lease, before, visit, ids)
  lease[SLOT] = before and (before[SLOT] + 1) % RING or 0
  local visited = number .. ':v' .. lease[SLOT]
  if before then
    redis.call('HSET', n, number, pack_lease(lease), visited, pack_visit(visit, ids), number .. ':' .. before[SLOT], pack_lease(before))
  else
    redis.call('HSET', n, number, pack_lease(lease), visited, pack_visit(visit, ids))
  end
end

-- Latest end of the remembered leases.
local function latest_end(n, number)
  local latest = 0
  for _, lease in ipairs(leases(n, number)) do latest = math.max(latest, lease[UNTIL]) end
  return latest
end

-- Moves a number that the pool holds after one of its leases got another end.
local function move(z, n, number, ends, lease)
  local now_ends = lease[UNTIL]
  if now_ends < ends then now_ends = latest_end(n, number) end
  if now_ends ~= ends then redis.call('ZADD', z, 'XX', now_ends, number) end
end
