-- Puts some numbers into a pool and takes over their leases where the durable record knows newer ones.
-- KEYS     1 z, 2 n, then of each number that comes with a lease: its visitor's session, the numbers that the visitor last had
-- ARGV     1 now or '', 2 pool, 3 hold ms, then of each number: number, '0', or number, '1' and
--          lease, session, visitor, target, kind, session start, start, last sight, until, tapped, copied, visit, ids or ''
-- O(numbers * log n); the caller bounds the numbers of one run
-- Invariants: nothing newer is overwritten, no end is moved forward in time to now; running it again changes nothing.
local now, pool, hold = clock(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local z, n = KEYS[1], KEYS[2]

-- Takes the lease over into the number's record; the record's newest lease if that is the one meant.
local function restore(number, given, visit, ids)
  local newest = read(n, number)
  if newest and newest[LEASE] == given[LEASE] then
    if newest[RELEASED] == 1 or newest[SEEN] >= given[SEEN] then return newest, false end
    newest[SEEN], newest[UNTIL] = given[SEEN], math.max(newest[UNTIL], given[UNTIL])
    write(n, number, newest, true)
    return newest, true
  end
  if newest and newest[START] >= given[START] then return nil, false end
  push(n, number, given, newest, visit, ids)
  return given, true
end

-- Gives a live lease back to its visitor's session, unless that has moved on.
-- A session that goes on keeps its own last sight: a lease's is also dated by what the visitor does with the number.
local function resume(key, number, lease, visit, ids)
  local packed = redis.call('HGET', key, 'h')
  local session = packed and { struct.unpack(SESSION_FORMAT, packed) }
  if not session or (session[ID] ~= lease[SESSION] and session[STARTED] < lease[SESSION_START]) then
    session = { lease[SESSION], lease[SESSION_START], lease[SEEN], lease[SEEN], 0, 0, '' }
    redis.call('DEL', key)
    redis.call('HSET', key, 'w', visit, 'i', ids)
  end
  if session[ID] ~= lease[SESSION] then return end
  redis.call('HSET', key, 'h', pack_session(session))
  redis.call('HSETNX', key, 'p:' .. pool, pack_holding({ number, lease[LEASE], lease[KIND], lease[SLOT], lease[UNTIL], session[VERSION] }))
  redis.call('PEXPIRE', key, IDLE)
end

-- The visitor's last number is the one whose lease started last.
local function remember(key, number, lease)
  if lease[START] + RETURN <= now then return end
  local memory = redis.call('HGET', key, pool)
  if memory and tonumber(string.match(memory, '^%d+')) >= lease[START] then return end
  redis.call('HSET', key, pool, string.format('%.0f %s', lease[START], number))
  redis.call('PEXPIRE', key, RETURN)
end

local a, k = 4, 3
while a <= #ARGV do
  local number = ARGV[a]
  local ends = redis.call('ZSCORE', z, number)
  local lease, changed
  if ARGV[a + 1] == '1' then
    local given = {}
    for f = 1, 5 do given[f] = ARGV[a + 1 + f] end
    for f = 6, 9 do given[f] = tonumber(ARGV[a + 1 + f]) end
    given[HOLD], given[TAPPED], given[COPIED] = hold, tonumber(ARGV[a + 11]), tonumber(ARGV[a + 12])
    given[RELEASED], given[SLOT] = 0, 0
    local visit, ids = ARGV[a + 13], ARGV[a + 14]
    lease, changed = restore(number, given, visit, ids)
    if lease then
      if lease[UNTIL] > now then resume(KEYS[k], number, lease, visit, ids) end
      remember(KEYS[k + 1], number, lease)
    end
    a, k = a + 15, k + 2
  else
    a = a + 2
  end
  if not ends then redis.call('ZADD', z, latest_end(n, number), number)
  elseif changed then move(z, n, number, tonumber(ends), lease) end
end
return 1
