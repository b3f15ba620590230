-- What all scripts share: the clock and the record of a number. Not a script of its own: it is put in front of the others,
-- behind the rules (IDLE, SIGHT_EVERY, RETURN, RING, CALL_MEMORY) that come from the domain.
--
-- A pool's numbers are two keys.
--   z  sorted set: number -> end of its last lease (ms; 0: never leased). The member '~' with an infinite score says that the set is
--      complete: without it the pool is unknown or still being filled.
--   n  hash: <number>         its newest lease, packed
--            <number>:<slot>  an older lease; the slots are a ring of RING
--            <number>:v<slot> visit and analytics ids of the lease in that slot, newest included
-- Invariants: the score is the latest end of the number's live leases; a number taken out of z keeps its record in n.
local LEASE, SESSION, VISITOR, TARGET, KIND, SESSION_START, START = 1, 2, 3, 4, 5, 6, 7
local SEEN, UNTIL, HOLD, TAPPED, COPIED, RELEASED, SLOT = 8, 9, 10, 11, 12, 13, 14
local COMPLETE = '~'

-- Now in ms; a test may give another time.
local function clock(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function read(n, field)
  local packed = redis.call('HGET', n, field)
  return packed and cmsgpack.unpack(packed)
end

-- The leases that are remembered of a number, newest first. O(RING).
local function leases(n, number)
  local newest = read(n, number)
  if not newest then return {} end
  local all, fields = { newest }, {}
  for i = 1, RING - 1 do fields[i] = number .. ':' .. (newest[SLOT] - i) % RING end
  for i, packed in ipairs(redis.call('HMGET', n, unpack(fields))) do
    if not packed then break end
    all[i + 1] = cmsgpack.unpack(packed)
  end
  return all
end

-- Writes a changed lease. newest: whether it is the number's newest.
local function write(n, number, lease, newest)
  redis.call('HSET', n, newest and number or number .. ':' .. lease[SLOT], cmsgpack.pack(lease))
end

-- Writes a new lease in front of the one that was the newest (or nil).
local function push(n, number, lease, before, visit, ids)
  lease[SLOT] = before and (before[SLOT] + 1) % RING or 0
  local visited = number .. ':v' .. lease[SLOT]
  if before then
    redis.call('HSET', n, number, cmsgpack.pack(lease), visited, cmsgpack.pack(visit, ids), number .. ':' .. before[SLOT], cmsgpack.pack(before))
  else
    redis.call('HSET', n, number, cmsgpack.pack(lease), visited, cmsgpack.pack(visit, ids))
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

-- The remembered leases as a JSON list of lists of texts, newest first.
local function rows(n, number)
  local all = leases(n, number)
  if #all == 0 then return '[]' end
  local fields = {}
  for i, lease in ipairs(all) do fields[i] = number .. ':v' .. lease[SLOT] end
  local visits = redis.call('HMGET', n, unpack(fields))
  for i, lease in ipairs(all) do
    local visit, ids = cmsgpack.unpack(visits[i])
    local row = { visit, ids }
    for f = LEASE, COPIED do
      row[#row + 1] = type(lease[f]) == 'number' and string.format('%.0f', lease[f]) or lease[f]
    end
    all[i] = row
  end
  return cjson.encode(all)
end
