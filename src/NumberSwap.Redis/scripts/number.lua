-- What all scripts share: the clock, the record of a number, a visitor's session. Not a script of its own: it is put in front of the
-- others, behind the rules (IDLE, SIGHT_EVERY, RETURN, RING and the others) that come from the domain. PackedReader.cs and PackedWriter.cs
-- are the client's side of the formats: numbers little-endian, times as doubles, a text behind its length (H, or I where it may be long).
--
-- A pool's numbers are two keys.
--   z  sorted set: number -> end of its last lease (ms; 0: never leased). The member '~' with an infinite score says that the set is
--      complete: without it the pool is unknown or still being filled.
--   n  hash: <number>         its newest lease
--            <number>:<slot>  an older lease; the slots are a ring of RING
--            <number>:v<slot> visit and analytics ids of the lease in that slot, newest included
-- Measured: making a string costs this Lua 1.2 µs a KB, since it hashes every byte; so what a renewal does not need is kept apart.
--
-- Invariants: the score is the latest end of the number's live leases; a number taken out of z keeps its record in n.
-- A renewal is to write as little as possible: as long as a number's newest lease is its only live one, the score says when it ends, and
-- the record is left alone (state BY_SCORE). Whoever changes anything else of it first brings the record up to the score.
local STATE, LEASE, SESSION, VISITOR, TARGET, KIND, SESSION_START, START = 1, 2, 3, 4, 5, 6, 7, 8
local SEEN, UNTIL, HOLD, TAPPED, COPIED, LEFT, COUNT, SLOT = 9, 10, 11, 12, 13, 14, 15, 16
local LEASE_FORMAT = '<BHc0Hc0Hc0Hc0c1ddddddddBB'
local BY_RECORD, BY_SCORE, RELEASED = 0, 1, 2
local COMPLETE = '~'

-- A session is one text: what every renewal changes (its last sight, when that was journaled, and the ends of its holdings), then what it
-- does not, then the holdings: the number that it has in each pool, and what pages show of it. Its visit has a key of its own.
-- Both keys' life is prolonged whenever a sight is journaled, not with every sight; they live so much longer.
local SESSION_HEAD, SESSION_BODY, HOLDING_FORMAT = '<ddH', '<dBBHc0Hc0Ic0', '<Hc0Hc0Hc0c1BBd'
-- All of it at once, of a session with one holding.
local SINGLE_FORMAT = '<ddHd' .. 'dBBHc0Hc0Ic0' .. 'Hc0Hc0Hc0c1BBd'

-- Now in ms; a test may give another time than 0. Within a run the time stands still.
local time_of_run
local function clock(given)
  if given > 0 then return given end
  if not time_of_run then
    local time = redis.call('TIME')
    time_of_run = time[1] * 1000 + math.floor(time[2] / 1000)
  end
  return time_of_run
end

-- A time as a command's argument. Printing a number is dear, and the views of a batch mostly ask for the same one.
local last_number, last_text
local function text(number)
  if number ~= last_number then last_number, last_text = number, string.format('%.0f', number) end
  return last_text
end

local function pack_lease(l)
  return struct.pack(LEASE_FORMAT, l[1], #l[2], l[2], #l[3], l[3], #l[4], l[4], #l[5], l[5], l[6],
    l[7], l[8], l[9], l[10], l[11], l[12], l[13], l[14], l[15], l[16])
end

-- ends: the number's score; 0 when it has none.
local function unpack_lease(packed, ends)
  local lease = { struct.unpack(LEASE_FORMAT, packed) }
  if lease[STATE] == BY_SCORE and ends > lease[UNTIL] then
    lease[UNTIL], lease[SEEN] = ends, ends - lease[HOLD]
  end
  return lease
end

local function read_newest(n, number, ends)
  local packed = redis.call('HGET', n, number)
  return packed and unpack_lease(packed, ends)
end

-- The remembered leases behind the newest, newest first. O(RING).
local function read_older(n, number, newest)
  if newest[COUNT] == 1 then return {} end
  local fields = {}
  for i = 1, newest[COUNT] - 1 do fields[i] = number .. ':' .. (newest[SLOT] - i) % RING end
  local older = redis.call('HMGET', n, unpack(fields))
  for i, packed in ipairs(older) do older[i] = unpack_lease(packed, 0) end
  return older
end

-- All remembered leases of a number, newest first. O(RING).
local function leases(n, number, ends)
  local newest = read_newest(n, number, ends)
  if not newest then return {} end
  local all = read_older(n, number, newest)
  table.insert(all, 1, newest)
  return all
end

-- Writes a changed lease. newest: whether it is the number's newest.
local function write(n, number, lease, newest)
  redis.call('HSET', n, newest and number or number .. ':' .. lease[SLOT], pack_lease(lease))
end

local function pack_visit(visit, ids) return struct.pack('<Ic0Ic0', #visit, visit, #ids, ids) end

local function write_visit(n, number, slot, visit, ids)
  redis.call('HSET', n, number .. ':v' .. slot, pack_visit(visit, ids))
end

-- Writes a new lease in front of the one that was the newest (or nil).
local function push(n, number, lease, before, visit, ids)
  if not before then
    lease[COUNT], lease[SLOT] = 1, 0
    redis.call('HSET', n, number, pack_lease(lease), number .. ':v0', pack_visit(visit, ids))
    return
  end
  lease[COUNT], lease[SLOT] = math.min(before[COUNT] + 1, RING), (before[SLOT] + 1) % RING
  if before[STATE] == BY_SCORE then before[STATE] = BY_RECORD end
  redis.call('HSET', n, number, pack_lease(lease), number .. ':v' .. lease[SLOT], pack_visit(visit, ids),
    number .. ':' .. before[SLOT], pack_lease(before))
end

-- Latest end among the leases behind the newest.
local function latest_older_end(n, number, newest)
  local latest = 0
  for _, lease in ipairs(read_older(n, number, newest)) do latest = math.max(latest, lease[UNTIL]) end
  return latest
end

-- Moves a number that the pool holds after one of its leases, which has been written, got another end.
local function move(z, n, number, ends, lease)
  local now_ends = lease[UNTIL]
  if now_ends < ends then
    for _, other in ipairs(leases(n, number, 0)) do now_ends = math.max(now_ends, other[UNTIL]) end
  end
  if now_ends ~= ends then redis.call('ZADD', z, 'XX', text(now_ends), number) end
end

local function read_session(packed)
  local last, journaled, count, ends_at = struct.unpack(SESSION_HEAD, packed)
  local at = ends_at + 8 * count
  local started, version, marks_known, id, marks, ids, after = struct.unpack(SESSION_BODY, packed, at)
  local holdings = {}
  for i = 1, count do
    local ends = struct.unpack('<d', packed, ends_at + 8 * i - 8)
    local pool, number, lease, kind, slot, of, hold, next = struct.unpack(HOLDING_FORMAT, packed, after)
    holdings[i] = { pool = pool, number = number, lease = lease, kind = kind, slot = slot, version = of, hold = hold, ends = ends }
    after = next
  end
  local shown = struct.unpack('<Hc0', packed, after)
  return { last = last, journaled = journaled, started = started, version = version, marks_known = marks_known == 1,
    id = id, marks = marks, ids = ids, shown = shown, holdings = holdings }
end

local function pack_head(s)
  local ends = {}
  for i, h in ipairs(s.holdings) do ends[i] = struct.pack('<d', h.ends) end
  return struct.pack(SESSION_HEAD, s.last, s.journaled, #s.holdings) .. table.concat(ends)
end

-- All of it but the head.
local function pack_body(s)
  local parts = { struct.pack(SESSION_BODY, s.started, s.version, s.marks_known and 1 or 0, #s.id, s.id, #s.marks, s.marks, #s.ids, s.ids) }
  for i, h in ipairs(s.holdings) do
    parts[i + 1] = struct.pack(HOLDING_FORMAT, #h.pool, h.pool, #h.number, h.number, #h.lease, h.lease, h.kind, h.slot, h.version, h.hold)
  end
  parts[#parts + 1] = struct.pack('<Hc0', #s.shown, s.shown)
  return table.concat(parts)
end

local function find_holding(session, pool)
  for _, h in ipairs(session.holdings) do
    if h.pool == pool then return h end
  end
end

local function hold(session, holding)
  for i, h in ipairs(session.holdings) do
    if h.pool == holding.pool then
      session.holdings[i] = holding
      return
    end
  end
  table.insert(session.holdings, holding)
end

-- The numbers that a visitor last had are lines of pool, start of the lease, number.
local function recall(memory, pool)
  for of, since, number in string.gmatch(memory or '', '(%S+) (%d+) (%S+)\n') do
    if of == pool then return tonumber(since), number end
  end
end

local function remember(memory, pool, since, number, now)
  local lines = { string.format('%s %.0f %s\n', pool, since, number) }
  for of, before, other in string.gmatch(memory or '', '(%S+) (%d+) (%S+)\n') do
    if of ~= pool and tonumber(before) + RETURN > now then lines[#lines + 1] = of .. ' ' .. before .. ' ' .. other .. '\n' end
  end
  return table.concat(lines)
end
