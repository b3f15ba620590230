-- The one view that nearly all are: a session with one number goes on, and nothing about it is new. What acquire.lua would do about it,
-- without its tables: half the time. Everything else is acquire.lua's; then nothing has been written here. Stands behind choice.lua.

local HEARTBEAT_FORMAT = '<ddHddBBHc0Hc0Ic0Hc0Hc0Hc0c1BBd'

-- Says what acquire.lua returns, or nil.
local function heartbeat(k, now, packed, new_id, marks, ids, request, at)
  local pool, hold, _, _, target, continuing = struct.unpack('<Hc0ddBHc0B', request, at)
  local count, more = string.byte(packed, 17, 18)
  if count ~= 1 or more ~= 0 or continuing ~= 1 then return end
  local last, journaled, _, _, _, version, marks_known, id, its_marks, its_ids, its_pool, number, lease, _, _, its_version, its_hold =
    struct.unpack(HEARTBEAT_FORMAT, packed)
  if now < last or now >= last + IDLE or id == new_id or (marks ~= '' and (marks ~= its_marks or marks_known == 0))
    or (ids ~= '' and ids ~= its_ids) or pool ~= its_pool or hold ~= its_hold or version ~= its_version
    or not is_plain(redis.call('HGET', KEYS[k + 6], number), lease) or not prolong(KEYS[k + 5], number, now + hold) then return end
  local written = 0
  if now >= journaled + SIGHT_EVERY then
    written, journaled = 2, now
    redis.call('XADD', KEYS[k + 4], '*', 's', struct.pack('<dHc0IBHc0', now, #id, id, 0, 1, #lease, lease))
    redis.call('PEXPIRE', KEYS[k + 1], SESSION_PX)
    redis.call('PEXPIRE', KEYS[k + 2], SESSION_PX)
  end
  local head = struct.pack('<ddHd', now, journaled, 1, now + hold)
  redis.call('SETRANGE', KEYS[k + 1], 0, head)
  return '+' .. string.char(written, 1) .. head .. packed
end
