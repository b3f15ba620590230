-- Prolongs the lease of a heartbeat, the view that nearly all are: a session with one number goes on, and nothing about it is new.
-- KEYS     session, its visit, journal, z and n of the pool
-- request  now or 0, id for a new session, marks or '', analytics ids or '', pool and hold ms of the policy if the session goes on
-- returns  the session's head as it is now, the session as it was; nothing when acquire.lua has to see the whole view: then nothing
--          has been written
-- O(log n)
-- Invariant: what it answers and writes is what acquire.lua would.
local _, _, key, visit, journal, z, n, given, new_id, marks, ids, pool, hold = struct.unpack('<BBHHHHHdHc0Hc0Ic0Hc0d', request)
local packed = redis.call('GET', KEYS[key])
if not packed then return end
local count, more = string.byte(packed, 17, 18)
if count ~= 1 or more ~= 0 then return end
local last, journaled, _, _, _, version, marks_known, id, its_marks, its_ids, its_pool, number, lease, _, _, its_version, its_hold =
  struct.unpack(SINGLE_FORMAT, packed)
local now = clock(given)
if now < last or now >= last + IDLE or id == new_id or (marks ~= '' and (marks ~= its_marks or marks_known == 0))
  or (ids ~= '' and ids ~= its_ids) or pool ~= its_pool or hold ~= its_hold or version ~= its_version
  or not is_plain(redis.call('HGET', KEYS[n], number), lease) or not prolong(KEYS[z], number, now + hold) then return end
if now >= journaled + SIGHT_EVERY then
  journaled = now
  redis.call('XADD', KEYS[journal], '*', 's', struct.pack('<dHc0IBHc0', now, #id, id, 0, 1, #lease, lease))
  redis.call('PEXPIRE', KEYS[key], SESSION_PX)
  redis.call('PEXPIRE', KEYS[visit], SESSION_PX)
end
local head = struct.pack('<ddHd', now, journaled, 1, now + hold)
redis.call('SETRANGE', KEYS[key], 0, head)
return head, packed
