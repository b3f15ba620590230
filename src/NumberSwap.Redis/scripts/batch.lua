-- Runs operations of several callers in one round trip, one after the other. Stands behind the operations (see LuaScript.cs).
-- KEYS     of each operation its keys, one after the other
-- ARGV     of each operation: its name, the count of its keys, its request, packed
-- returns  of each operation what it returns, which begins with '+', or '-' and what went wrong
-- O(sum of the operations)
-- Invariant: an operation that fails does not keep the others from theirs.
local answers, k = {}, 0
for a = 1, #ARGV, 3 do
  local done, answer = pcall(operations[ARGV[a]], k, ARGV[a + 2])
  if not done and type(answer) == 'table' then answer = answer.err end
  answers[#answers + 1] = done and answer or '-' .. answer
  k = k + ARGV[a + 1]
end
return answers
