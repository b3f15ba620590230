-- Leases numbers for a page view, or renews those that its session has: all wishes of the page at once, idempotent.
-- KEYS     session, its visit, numbers that the visitor last had, journal, then z and n of each policy's pool
-- request  now or 0, visitor, id for a new session, marks or '', analytics ids or '', count of policies, count of wishes;
--          of each policy: pool, hold ms, cooldown ms, share 1 or 0;
--          of each wish: target, policy if the session goes on, policy if it starts (0: none); at last what a renewal does not need:
--          stem of new lease ids, visit, what pages show of it
-- returns  a byte: 1 the session started with this view + 2 the journal was written; of each policy a byte: 0 no number,
--          1 the session holds one, 2 the pool is unknown; then the session's head as it is now. Then the session as it was or is stored
-- O(wishes * log n)
-- Invariants: everything is decided before anything is written; a lease that starts has its journal entry from this very run;
-- a lease that is over goes on only while nobody else got its number.
local _, keys, session_at, visit_at, last_at, journal_at = struct.unpack('<BBHHHH', request)
local session_key, visit_key, journal = KEYS[session_at], KEYS[visit_at], KEYS[journal_at]
local given, visitor, new_id, marks, ids, policies, wishes, at = struct.unpack('<dHc0Hc0Hc0Ic0BB', request, 3 + 2 * keys)
local now = clock(given)
local packed = redis.call('GET', session_key)

local decisions, asked = {}, {}
for p = 1, policies do
  local pool, hold_ms, cooldown, share, next = struct.unpack('<Hc0ddB', request, at)
  local z, n = struct.unpack('<HH', request, 7 + 4 * p)
  decisions[p] = { pool = pool, hold = hold_ms, cooldown = cooldown, share = share == 1, z = KEYS[z], n = KEYS[n] }
  at = next
end
for w = 1, wishes do
  local target, continuing, starting, next = struct.unpack('<Hc0BB', request, at)
  asked[w] = { target = target, continuing = continuing, starting = starting }
  at = next
end
local stem, visit, shown = struct.unpack('<Hc0Ic0Hc0', request, at)

local session = packed and read_session(packed)
if session and (now >= session.last + IDLE or (marks ~= '' and session.marks_known and session.marks ~= marks)) then session = nil end
local starts = not session
if starts then
  session = { last = now, journaled = now, started = now, version = 0, marks_known = true, id = new_id, marks = marks, ids = ids, shown = shown, holdings = {} }
end
local changed = starts
local new_ids = ids ~= '' and ids ~= session.ids
if new_ids then session.ids, session.version, changed = ids, (session.version + 1) % 256, true end
if marks ~= '' and not session.marks_known then session.marks, session.marks_known, changed = marks, true, true end
if now > session.last then session.last = now end

local order = {}
local view = { now = now, visitor = visitor, session = session, last = KEYS[last_at] }
local started = session.id == new_id
for _, wish in ipairs(asked) do
  local d = decisions[started and wish.starting or wish.continuing]
  if d and not d.target then
    d.target = wish.target
    if not renew(view, d) and not come_back(view, d) then choose(view, d) end
    order[#order + 1] = d
  end
end

-- From here on everything is decided.
-- Where something is written of it: the session's own visit. One that was lost is replaced by this view's.
if not starts and needs_visit(order, session) then visit = redis.call('GET', visit_key) or visit end
local begun, renewed = {}, {}
for i, d in ipairs(order) do
  local mine, lease, ends_at = d.held, d.lease, now + d.hold
  if mine and not d.apart then
    if not prolong(d.z, d.number, ends_at) then d.unknown = true end
    mine.ends = ends_at
    renewed[#renewed + 1] = mine.lease
  elseif mine then
    if lease then
      lease[SEEN], lease[UNTIL], lease[HOLD] = now, ends_at, d.hold
      if d.newest and latest_older_end(d.n, d.number, lease) <= now then lease[STATE] = BY_SCORE end
      write(d.n, d.number, lease, d.newest)
      if mine.version ~= session.version then
        write_visit(d.n, d.number, lease[SLOT], visit, session.ids)
      end
      move(d.z, d.n, d.number, d.ends, lease)
    elseif ends_at > d.ends then
      redis.call('ZADD', d.z, text(ends_at), d.number)
    end
    mine.version, mine.hold, mine.ends, changed = session.version, d.hold, ends_at, true
    renewed[#renewed + 1] = mine.lease
  elseif d.number then
    local id = i == 1 and stem or stem .. '.' .. i
    if d.ended then
      d.before[UNTIL], d.before[STATE] = now, RELEASED
      redis.call('XADD', journal, '*', 'r', struct.pack('<dHc0', now, #d.before[LEASE], d.before[LEASE]))
    end
    lease = { d.state, id, session.id, visitor, d.target, d.kind, session.started, now, now, ends_at, d.hold, 0, 0, 0, 0, 0 }
    push(d.n, d.number, lease, d.before, visit, session.ids)
    move(d.z, d.n, d.number, d.ends, lease)
    view.memory = remember(view.memory, d.pool, now, d.number, now)
    hold(session, { pool = d.pool, number = d.number, lease = id, kind = d.kind, slot = lease[SLOT], version = session.version, hold = d.hold, ends = ends_at })
    changed = true
    begun[#begun + 1] = struct.pack('<Hc0Hc0Hc0Hc0c1d', #id, id, #d.pool, d.pool, #d.number, d.number, #d.target, d.target, d.kind, d.hold)
  end
end
if #begun > 0 then redis.call('SET', KEYS[last_at], view.memory, 'PX', RETURN_PX) end

local journaled = 0
if starts or #begun > 0 then
  journaled = 2
  redis.call('XADD', journal, '*', 'v', struct.pack('<ddHc0Hc0Ic0Ic0B', now, session.started, #session.id, session.id, #visitor, visitor,
    #session.ids, session.ids, #visit, visit, #begun) .. table.concat(begun))
end
if not starts and (new_ids or now >= session.journaled + SIGHT_EVERY) and (new_ids or #renewed > 0 or #begun == 0) then
  journaled = 2
  session.journaled = now
  for i, lease in ipairs(renewed) do renewed[i] = struct.pack('<Hc0', #lease, lease) end
  local told = new_ids and ids or ''
  redis.call('XADD', journal, '*', 's', struct.pack('<dHc0Ic0B', now, #session.id, session.id, #told, told, #renewed) .. table.concat(renewed))
end

local head = pack_head(session)
if changed or journaled > 0 then
  packed = head .. pack_body(session)
  redis.call('SET', session_key, packed, 'PX', SESSION_PX)
else
  redis.call('SETRANGE', session_key, 0, head)
end
if starts then redis.call('SET', visit_key, visit, 'PX', SESSION_PX)
elseif journaled > 0 then redis.call('PEXPIRE', visit_key, SESSION_PX) end
for p, d in ipairs(decisions) do decisions[p] = string.char(d.unknown and 2 or d.number and 1 or 0) end
return string.char((started and 1 or 0) + journaled) .. table.concat(decisions) .. head, packed
