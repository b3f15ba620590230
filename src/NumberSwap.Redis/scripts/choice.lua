-- How a page view comes by a number: the three ways, in this order. Stands in front of renew.lua and acquire.lua, as functions of the run:
-- made anew for every view of a batch they cost more than what they do.
-- view: now, visitor, session, last (key of the numbers that the visitor last had)
-- d:    the decision: pool, hold, cooldown, share, z, n, and what these functions find

-- Whether a number's record says that its newest lease is this one, and that the score is its end.
local function is_plain(record, lease)
  if not record then return false end
  local state, length, more = string.byte(record, 1, 3)
  return state == BY_SCORE and length + 256 * more == #lease and string.sub(record, 4, 3 + #lease) == lease
end

-- Moves the end of a plain lease; false when the pool has lost its numbers.
local function prolong(z, number, ends)
  -- A second view within the same ms changes nothing either.
  return redis.call('ZADD', z, 'XX', 'CH', text(ends), number) == 1 or redis.call('ZSCORE', z, number)
end

-- The session's lease in the pool, if it may go on. A plain one leaves d.lease empty: then only the score has to move.
local function renew(view, d)
  local mine = find_holding(view.session, d.pool)
  if not mine then return false end
  local record = redis.call('HGET', d.n, mine.number)
  if mine.hold == d.hold and mine.version == view.session.version and is_plain(record, mine.lease) then
    d.number, d.held = mine.number, mine
    return true
  end
  local ends = tonumber(redis.call('ZSCORE', d.z, mine.number))
  if not ends then return false end
  local lease, newest = record and unpack_lease(record, ends), true
  if not lease or lease[LEASE] ~= mine.lease then
    -- In the newest lease's slot still lies the one that was there a round before, which nobody remembers.
    local forgotten = lease and lease[SLOT] == mine.slot
    record, newest = not forgotten and redis.call('HGET', d.n, mine.number .. ':' .. mine.slot), false
    lease = record and unpack_lease(record, 0)
    -- So many sessions share the number that its record has no room for this lease: the session alone remembers it.
    if lease and lease[LEASE] ~= mine.lease then lease = nil end
    if (lease and lease[UNTIL] or mine.ends) <= view.now then return false end
  end
  if lease and lease[STATE] == RELEASED then return false end
  d.number, d.ends, d.lease, d.newest, d.held = mine.number, ends, lease, newest, mine
  d.apart = true
  return true
end

-- The number that the visitor last had, if nobody else had or has it since.
local function come_back(view, d)
  if view.memory == nil then view.memory = redis.call('GET', view.last) end
  local since, number = recall(view.memory, d.pool)
  local ends = since and since + RETURN > view.now and tonumber(redis.call('ZSCORE', d.z, number))
  local before = ends and read_newest(d.n, number, ends)
  if not before or before[VISITOR] ~= view.visitor or before[UNTIL] < ends then return false end
  d.state = BY_SCORE
  if before[UNTIL] > view.now then
    for _, other in ipairs(read_older(d.n, number, before)) do
      if other[UNTIL] > view.now then
        if other[VISITOR] ~= view.visitor then return false end
        d.state = BY_RECORD
      end
    end
    d.ended = true
  end
  d.number, d.ends, d.before, d.kind = number, ends, before, 'l'
  return true
end

-- How likely the visitor of a lease is to call now: what CallLikelihood.cs says, in the same order of operations.
local function likelihood(lease, now)
  local silence = math.max(0, now - lease[SEEN])
  if lease[LEFT] < lease[SEEN] and silence <= OVERDUE then
    return ON_PAGE / (YOUNGEST + AGEING * math.max(0, now - lease[START]))
  end
  local rarer = 1 + silence / AFTERWARDS_MS
  return AFTERWARDS / AFTERWARDS_MS / (rarer * rarer)
end

-- Of the live numbers that end first, the one whose newest visitor is least likely to call now. O(TO_SHARE).
local function share(view, d)
  local first = redis.call('ZRANGE', d.z, 0, TO_SHARE - 1, 'WITHSCORES')
  local least = math.huge
  for i = 1, #first, 2 do
    local number, ends = first[i], tonumber(first[i + 1])
    if number ~= COMPLETE then
      local newest = read_newest(d.n, number, ends)
      local likely = newest and likelihood(newest, view.now) or 0
      if likely < least then least, d.number, d.ends, d.before = likely, number, ends, newest end
    end
  end
  d.kind, d.state = 'o', BY_RECORD
end

-- The number that has rested longest; the one to share when none has.
local function choose(view, d)
  local now = view.now
  local first = redis.call('ZRANGE', d.z, 0, 0, 'WITHSCORES')
  local number, ends = first[1], tonumber(first[2])
  if not number then d.unknown = true return end
  if number == COMPLETE then return end
  d.state = BY_SCORE
  if ends + d.cooldown <= now then d.kind = 'l'
  elseif ends <= now then d.kind = 'c'
  elseif not redis.call('ZSCORE', d.z, COMPLETE) then d.unknown = true return
  elseif d.share then return share(view, d)
  else return end
  d.number, d.ends, d.before = number, ends, read_newest(d.n, number, ends)
end

-- Whether something of a session that goes on is written next to its visit: a lease that starts, or one that was told of older ids.
local function needs_visit(order, session)
  for _, d in ipairs(order) do
    if d.number and (not d.held or d.held.version ~= session.version) then return true end
  end
  return false
end
