-- Puts some numbers into a pool and takes over their leases where the durable record knows newer ones.
-- KEYS     1 z, 2 n, then of each number that comes with a lease: its visitor's session, that session's visit, the numbers that
--          the visitor last had
-- ARGV     1 now or 0, 2 pool, 3 hold ms, then of each number: number, '0', or number, '1' and
--          lease, session, visitor, target, kind, session start, start, last sight, until, tapped, copied, left, visit, ids or '', what pages
--          show of the visit
-- O(numbers * log n); the caller bounds the numbers of one run
-- Invariants: nothing newer is overwritten, no end is moved forward in time to now; running it again changes nothing.
local now, pool, hold_ms = clock(tonumber(ARGV[1])), ARGV[2], tonumber(ARGV[3])
local z, n = KEYS[1], KEYS[2]

-- Takes the lease over into the number's record; the record's newest lease if that is the one meant.
local function restore(number, ends, given, visit, ids)
  local newest = read_newest(n, number, ends)
  if newest and newest[LEASE] == given[LEASE] then
    if newest[STATE] == RELEASED or newest[SEEN] >= given[SEEN] then return newest, false end
    newest[STATE], newest[SEEN] = BY_RECORD, given[SEEN]
    for _, f in ipairs({ UNTIL, TAPPED, COPIED, LEFT }) do newest[f] = math.max(newest[f], given[f]) end
    write(n, number, newest, true)
    return newest, true
  end
  if newest and newest[START] >= given[START] then return nil, false end
  push(n, number, given, newest, visit, ids)
  return given, true
end

-- Gives a live lease back to its visitor's session, unless that has moved on.
-- A session that goes on keeps its own last sight: a lease's is also dated by what the visitor does with the number.
local function resume(key, visit_key, number, lease, visit, ids, shown)
  local packed = redis.call('GET', key)
  local session = packed and read_session(packed)
  if not session or (session.id ~= lease[SESSION] and session.started < lease[SESSION_START]) then
    session = { last = lease[SEEN], journaled = lease[SEEN], started = lease[SESSION_START], version = 0, marks_known = false,
      id = lease[SESSION], marks = '', ids = ids, shown = shown, holdings = {} }
  end
  if session.id ~= lease[SESSION] then return end
  if not find_holding(session, pool) then
    hold(session, { pool = pool, number = number, lease = lease[LEASE], kind = lease[KIND], slot = lease[SLOT], version = session.version,
      hold = lease[HOLD], ends = lease[UNTIL] })
  end
  redis.call('SET', key, pack_head(session) .. pack_body(session), 'PX', SESSION_PX)
  redis.call('SET', visit_key, visit, 'PX', SESSION_PX)
end

-- The visitor's last number is the one whose lease started last.
local function look_back(key, number, lease)
  if lease[START] + RETURN <= now then return end
  local memory = redis.call('GET', key)
  local since = recall(memory, pool)
  if since and since >= lease[START] then return end
  redis.call('SET', key, remember(memory, pool, lease[START], number, now), 'PX', RETURN_PX)
end

local a, k = 4, 3
while a <= #ARGV do
  local number = ARGV[a]
  local ends = tonumber(redis.call('ZSCORE', z, number))
  local lease, changed
  if ARGV[a + 1] == '1' then
    local given = { BY_RECORD }
    for f = LEASE, KIND do given[f] = ARGV[a + f] end
    for f = SESSION_START, UNTIL do given[f] = tonumber(ARGV[a + f]) end
    given[HOLD] = hold_ms
    given[TAPPED], given[COPIED], given[LEFT] = tonumber(ARGV[a + 11]), tonumber(ARGV[a + 12]), tonumber(ARGV[a + 13])
    local visit, ids, shown = ARGV[a + 14], ARGV[a + 15], ARGV[a + 16]
    lease, changed = restore(number, ends or 0, given, visit, ids)
    if lease then
      if lease[UNTIL] > now then resume(KEYS[k], KEYS[k + 1], number, lease, visit, ids, shown) end
      look_back(KEYS[k + 2], number, lease)
    end
    a, k = a + 17, k + 3
  else
    a = a + 2
  end
  if not ends then
    local latest = 0
    for _, known in ipairs(leases(n, number, 0)) do latest = math.max(latest, known[UNTIL]) end
    redis.call('ZADD', z, text(latest), number)
  elseif changed then
    move(z, n, number, ends, lease)
  end
end
return 1
