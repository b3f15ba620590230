-- Removes what is committed elsewhere from a site's journal, and lets the reader's claim go.
-- KEYS     1 claim, 2 journal
-- ARGV     1 token of the reader, 2 the first entry id to keep, or '' to keep all
-- returns  how many entries were removed
-- O(entries)
-- Invariant: a claim that another reader has by now stays its own.
local removed = ARGV[2] ~= '' and redis.call('XTRIM', KEYS[2], 'MINID', ARGV[2]) or 0
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return removed
