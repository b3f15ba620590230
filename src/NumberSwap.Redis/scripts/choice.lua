-- How a page view comes by a number: the three ways, in this order. Stands in front of acquire.lua, as functions of the whole run:
-- made anew for every view of a batch they cost more than what they do.
-- view: now, visitor, known (the session's fields, nil when it starts), last (key of the visitor's last numbers)
-- d:    the decision: place, pool, z, n, and what these functions find

-- The session's lease in the pool, if it may go on.
local function renew(view, d)
  local packed = view.known and view.known[3 + d.place]
  if not packed then return false end
  local mine = { struct.unpack(HOLDING_FORMAT, packed) }
  local ends = redis.call('ZSCORE', d.z, mine[NUMBER_OF])
  if not ends then return false end
  local lease, newest = read(d.n, mine[NUMBER_OF]), true
  if not lease or lease[LEASE] ~= mine[LEASE_OF] then
    lease, newest = read(d.n, mine[NUMBER_OF] .. ':' .. mine[SLOT_OF]), false
    -- So many sessions share the number that its record has no room for this lease: the session alone remembers it.
    if lease and lease[LEASE] ~= mine[LEASE_OF] then lease = nil end
    if (lease and lease[UNTIL] or mine[UNTIL_OF]) <= view.now then return false end
  end
  if lease and lease[RELEASED] == 1 then return false end
  d.number, d.ends, d.lease, d.newest, d.held = mine[NUMBER_OF], tonumber(ends), lease, newest, mine
  return true
end

-- The number that the visitor last had, if nobody else had or has it since.
local function come_back(view, d)
  local memory = redis.call('HGET', view.last, d.pool)
  if not memory then return false end
  local since, number = string.match(memory, '^(%d+) (.+)$')
  local ends = tonumber(since) + RETURN > view.now and redis.call('ZSCORE', d.z, number)
  local before = ends and read(d.n, number)
  ends = tonumber(ends)
  if not before or before[VISITOR] ~= view.visitor or before[UNTIL] < ends then return false end
  if before[UNTIL] > view.now then
    for _, other in ipairs(leases(d.n, number)) do
      if other[UNTIL] > view.now and other[VISITOR] ~= view.visitor then return false end
    end
    d.ended = true
  end
  d.number, d.ends, d.before, d.kind = number, ends, before, 'l'
  return true
end

-- The number that has rested longest.
local function choose(view, d, cooldown, share)
  local now = view.now
  local first = redis.call('ZRANGE', d.z, 0, 0, 'WITHSCORES')
  local number, ends = first[1], tonumber(first[2])
  if not number then d.unknown = true return end
  if number == COMPLETE then return end
  if ends + cooldown <= now then d.kind = 'l'
  elseif ends <= now then d.kind = 'c'
  elseif not redis.call('ZSCORE', d.z, COMPLETE) then d.unknown = true return
  elseif share then d.kind = 'o'
  else return end
  d.number, d.ends, d.before = number, ends, read(d.n, number)
end
