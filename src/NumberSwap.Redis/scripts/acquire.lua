-- Leases numbers for a page view, or renews those that its session has: all wishes of the page at once, idempotent.
-- KEYS     1 session, 2 numbers that the visitor last had, 3 journal, then z and n of each policy's pool
-- ARGV     1 now or '', 2 visitor, 3 id for a new session, 4 marks or '', 5 visit, 6 analytics ids or '', 7 stem of new lease ids,
--          8 count of policies, then of each: pool, hold ms, cooldown ms, share '1' or '0';
--          then of each wish: target, policy if the session goes on, policy if it starts (0: none)
-- returns  lines: session, its start, 1 when it started with this view, 1 when the journal was written,
--          then of each wish: number or '', kind l c o f, lease or '', until, 1 when the pool is unknown; last the stored visit or ''
--          (one text, since the client spends more on a list of twenty values than on everything else)
-- O(wishes * log n)
-- Invariants: everything is decided before anything is written; a lease that starts has its journal entry from this very run;
-- a lease that is over goes on only while nobody else got its number.
local now = clock(ARGV[1])
local visitor, marks, ids = ARGV[2], ARGV[4], ARGV[6]
local first_policy, policies = 9, tonumber(ARGV[8])
local first_wish = first_policy + 4 * policies

local fields = { 'h', 'w', 'i' }
for p = 1, policies do fields[3 + p] = 'p:' .. ARGV[first_policy + 4 * (p - 1)] end
local known = redis.call('HMGET', KEYS[1], unpack(fields))
local session = known[1] and { struct.unpack(SESSION_FORMAT, known[1]) }
if session and (now >= session[LAST] + IDLE or (marks ~= '' and session[MARKS_KNOWN] == 1 and session[MARKS] ~= marks)) then session = nil end
local starts = not session
local visit, known_ids = known[2], known[3]
if starts then
  session, visit, known_ids = { ARGV[3], now, now, now, 0, 1, marks }, ARGV[5], ids
end

local view = { now = now, visitor = visitor, known = not starts and known, last = KEYS[2] }
local started = session[ID] == ARGV[3]
local chosen = {}
local order = {}
for w = first_wish, #ARGV, 3 do
  local p = tonumber(started and ARGV[w + 2] or ARGV[w + 1])
  if p > 0 and not chosen[p] then
    local a = first_policy + 4 * (p - 1)
    local d = { place = p, pool = ARGV[a], z = KEYS[2 + 2 * p], n = KEYS[3 + 2 * p], hold = tonumber(ARGV[a + 1]), target = ARGV[w] }
    if not renew(view, d) and not come_back(view, d) then choose(view, d, tonumber(ARGV[a + 2]), ARGV[a + 3] == '1') end
    chosen[p] = d
    order[#order + 1] = d
  end
end

-- From here on everything is decided.
local new_ids = ids ~= '' and ids ~= known_ids
if new_ids then known_ids, session[VERSION] = ids, session[VERSION] + 1 end
if marks ~= '' then session[MARKS], session[MARKS_KNOWN] = marks, 1 end
if now > session[LAST] then session[LAST] = now end

local begun, renewed = {}, {}
local changes = { KEYS[1], 'h', '' }
for i, d in ipairs(order) do
  d.ends_at = now + d.hold
  if d.held then
    local mine, lease = d.held, d.lease
    d.id, d.kind = mine[LEASE_OF], mine[KIND_OF]
    mine[UNTIL_OF] = d.ends_at
    if lease then
      lease[SEEN], lease[UNTIL], lease[HOLD] = now, d.ends_at, d.hold
      write(d.n, d.number, lease, d.newest)
      if mine[VERSION_OF] ~= session[VERSION] then
        write_visit(d.n, d.number, lease, visit, known_ids)
        mine[VERSION_OF] = session[VERSION]
      end
      move(d.z, d.n, d.number, d.ends, lease)
    elseif d.ends_at > d.ends then
      redis.call('ZADD', d.z, d.ends_at, d.number)
    end
    changes[#changes + 1] = fields[3 + d.place]
    changes[#changes + 1] = pack_holding(mine)
    renewed[#renewed + 1] = d.id
    renewed[#renewed + 1] = ''
  elseif d.number then
    d.id = i == 1 and ARGV[7] or ARGV[7] .. '.' .. i
    if d.ended then
      d.before[UNTIL], d.before[RELEASED] = now, 1
      redis.call('XADD', KEYS[3], '*', 't', 'r', 'at', now, 'l', d.before[LEASE])
    end
    local lease = { d.id, session[ID], visitor, d.target, d.kind, session[STARTED], now, now, d.ends_at, d.hold, 0, 0, 0, 0 }
    push(d.n, d.number, lease, d.before, visit, known_ids)
    move(d.z, d.n, d.number, d.ends, lease)
    redis.call('HSET', KEYS[2], d.pool, string.format('%.0f %s', now, d.number))
    changes[#changes + 1] = fields[3 + d.place]
    changes[#changes + 1] = pack_holding({ d.number, d.id, d.kind, lease[SLOT], d.ends_at, session[VERSION] })
    for _, text in ipairs({ d.id, d.pool, d.number, d.target, d.kind, d.hold }) do begun[#begun + 1] = text end
  end
end
if #begun > 0 then redis.call('PEXPIRE', KEYS[2], RETURN) end

local written = 0
if starts or #begun > 0 then
  written = 1
  redis.call('XADD', KEYS[3], '*', 't', 'v', 'at', now, 's', session[ID], 'v', visitor, 'b', session[STARTED],
    'w', visit, 'i', known_ids, unpack(begun))
end
if not starts and (new_ids or now >= session[JOURNALED] + SIGHT_EVERY) and (new_ids or #renewed > 0 or #begun == 0) then
  written = 1
  session[JOURNALED] = now
  redis.call('XADD', KEYS[3], '*', 't', 's', 'at', now, 's', session[ID], 'i', new_ids and ids or '', unpack(renewed))
end

if starts and known[1] then redis.call('DEL', KEYS[1]) end
if starts or new_ids then
  changes[#changes + 1] = 'w'
  changes[#changes + 1] = visit
  changes[#changes + 1] = 'i'
  changes[#changes + 1] = known_ids
end
changes[3] = pack_session(session)
redis.call('HSET', unpack(changes))
redis.call('PEXPIRE', KEYS[1], IDLE)

local answer = { session[ID], session[STARTED], started and 1 or 0, written }
local at = #answer
for w = first_wish, #ARGV, 3 do
  local d = chosen[tonumber(started and ARGV[w + 2] or ARGV[w + 1])]
  answer[at + 1] = d and d.number or ''
  answer[at + 2] = d and d.kind or 'f'
  answer[at + 3] = d and d.id or ''
  answer[at + 4] = d and d.id and d.ends_at or 0
  answer[at + 5] = d and d.unknown and 1 or 0
  at = at + 5
end
answer[at + 1] = starts and '' or visit
return table.concat(answer, '\n')
