-- Shared by the scripts that answer with leases; stands behind number.lua.

-- The number's score (0: none), then each remembered lease, newest first: its record, its visit. Empty for a number that was never leased.
local function rows(z, n, number)
  local newest = redis.call('HGET', n, number)
  if not newest then return '' end
  local count, slot = string.byte(newest, -2, -1)
  local fields = {}
  for i = 1, count do fields[i] = number .. ':v' .. (slot - i + 1) % RING end
  for i = 1, count - 1 do fields[count + i] = number .. ':' .. (slot - i) % RING end
  local found = redis.call('HMGET', n, unpack(fields))
  local parts = { struct.pack('<dB', tonumber(redis.call('ZSCORE', z, number) or 0), count), newest, found[1] }
  for i = 1, count - 1 do
    parts[2 * i + 2], parts[2 * i + 3] = found[count + i], found[i + 1]
  end
  return table.concat(parts)
end
