-- Shared by the scripts that answer with leases; stands behind number.lua.

-- The remembered leases as a JSON list of lists of texts, newest first.
local function rows(n, number)
  local all = leases(n, number)
  if #all == 0 then return '[]' end
  local fields = {}
  for i, lease in ipairs(all) do fields[i] = number .. ':v' .. lease[SLOT] end
  local visits = redis.call('HMGET', n, unpack(fields))
  for i, lease in ipairs(all) do
    local visit, ids = struct.unpack('<Ic0Ic0', visits[i])
    local row = { visit, ids }
    for f = LEASE, COPIED do
      row[#row + 1] = type(lease[f]) == 'number' and string.format('%.0f', lease[f]) or lease[f]
    end
    all[i] = row
  end
  return cjson.encode(all)
end
