-- Runs operations of several callers in one round trip, one after the other. Stands behind the operations (see LuaScript.cs).
-- KEYS     of each operation its keys, one after the other
-- ARGV     of each operation: its name, the count of its keys, the count of its arguments, its arguments
-- returns  of each operation: 1 and its answer, or 0 and what went wrong
-- O(sum of the operations)
-- Invariant: an operation that fails does not keep the others from theirs.
local answers, k, a = {}, 0, 1
while a <= #ARGV do
  local key_count, count = tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2])
  local keys, arguments = {}, {}
  for i = 1, key_count do keys[i] = KEYS[k + i] end
  for i = 1, count do arguments[i] = ARGV[a + 2 + i] end
  local done, answer = pcall(operations[ARGV[a]], keys, arguments)
  if not done and type(answer) == 'table' then answer = answer.err end
  answers[#answers + 1] = { done and 1 or 0, answer }
  k, a = k + key_count, a + 3 + count
end
return answers
