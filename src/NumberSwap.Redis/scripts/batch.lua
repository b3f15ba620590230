-- Runs operations of several callers in one round trip, one after the other. Stands behind the operations (see LuaScript.cs).
-- KEYS     of all operations; one that several of them name is there once
-- ARGV     of each operation: its number in BatchOperation.cs (B), the count of its keys (B), the place of each in KEYS (H), its request
-- returns  of each operation two texts, either may be missing: what it returns; of one that failed an error
-- O(sum of the operations)
-- Invariant: an operation that fails does not keep the others from theirs.
local answers = {}
for a, request in ipairs(ARGV) do
  local done, head, body = pcall(operations[string.byte(request)], request)
  if not done then head, body = { err = type(head) == 'table' and head.err or head }, nil end
  answers[2 * a - 1], answers[2 * a] = head or false, body or false
end
return answers
