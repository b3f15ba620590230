-- Sends prepared requests in turn. Arguments: a file with one request a line: METHOD<tab>path<tab>headers (name=value, separated by |)<tab>body.
-- A line with @@ in its path gets a text there that no other request has.
-- At the end prints one line that the benchmark reads: RESULT requests seconds p50 p99 bad (times in µs).

local requests = {}
local rest = {}
local sent = 0
local at = 0
local threads = 0
local run

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local skip = number
  run = os.time() .. "-" .. number
  for line in io.lines(args[1]) do
    local method, path, headers, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t(.*)$")
    local set = {}
    for name, value in headers:gmatch("([^=|]+)=([^|]*)") do set[name] = value end
    local text = wrk.format(method, path, set, #body > 0 and body or nil)
    local before, behind = text:match("^(.-)@@(.*)$")
    requests[#requests + 1] = before or text
    rest[#requests] = behind
  end
  -- Each thread begins at another place, so that two do not ask for the same session at once.
  at = math.floor(#requests / 2) * skip
end

function request()
  at = at % #requests + 1
  if not rest[at] then return requests[at] end
  sent = sent + 1
  return requests[at] .. run .. "-" .. sent .. rest[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %.6f %d %d %d\n",
    summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
