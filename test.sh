#!/usr/bin/env bash
# Installs what the tests need on a bare Debian machine, runs all of them, and ends with one line: N passed, N failed.
# Needs the .NET SDK (and root or sudo where something has to be installed). Each part's output goes to artifacts/test/.
set -uo pipefail
cd "$(dirname "$0")"

logs=artifacts/test
rm -rf "$logs" && mkdir -p "$logs"
passed=0 failed=0 skipped=0

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }

give_up() {
  say "$1"
  [ -f "${2:-}" ] && tail -n 40 "$2"
  echo "$passed passed, $((failed + 1)) failed"
  exit 1
}

install_packages() {
  local missing=()
  command -v redis-server > /dev/null || missing+=(redis-server)
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  command -v node > /dev/null || missing+=(nodejs)
  command -v npm > /dev/null || missing+=(npm)
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]} (apt-get)"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  # The packages start no service here: the tests start their own servers on free ports.
  { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -qy "${missing[@]}"; } \
    > "$logs/apt.log" 2>&1 || give_up "could not install ${missing[*]}: see $logs/apt.log" "$logs/apt.log"
}

# Adds up what "dotnet test" says in its closing line; a run without one counts as a failure.
dotnet_tests() {
  local name=$1 log="$logs/$1.log" line
  say "running $name"
  dotnet test "tests/$name" --no-build --nologo > "$log" 2>&1
  local code=$?
  line=$(grep -E '(Passed|Failed)! +- Failed:' "$log" | tail -n 1)
  if [ -z "$line" ]; then
    tail -n 40 "$log"
    say "$name ended without a result (exit code $code)"
    failed=$((failed + 1))
    return
  fi
  count "$(number "$line" Passed)" "$(number "$line" Failed)" "$(number "$line" Skipped)" "$name" "$log"
  if [ $code -ne 0 ] && [ "$(number "$line" Failed)" -eq 0 ]; then
    say "$name: no test failed, but the run ended with exit code $code"
    failed=$((failed + 1))
  fi
}

number() { sed -E "s/.*$2: +([0-9]+).*/\1/" <<< "$1"; }

count() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  say "$4: $1 passed, $2 failed, $3 skipped"
  if [ "$2" -gt 0 ]; then grep -vE '^\s*$' "$5" | tail -n 120; fi
}

snippet_tests() {
  local log="$logs/snippet.log"
  say "running the snippet's own tests"
  (cd snippet && npm run --silent check && npm test --silent) > "$log" 2>&1
  local code=$? pass fail
  pass=$(sed -nE 's/^(# |ℹ )pass ([0-9]+).*/\2/p' "$log" | tail -n 1)
  fail=$(sed -nE 's/^(# |ℹ )fail ([0-9]+).*/\2/p' "$log" | tail -n 1)
  # A build that differs from its source, or weighs too much, ends before any test.
  if [ -z "$pass" ]; then pass=0 fail=1; fi
  if [ $code -ne 0 ] && [ "$fail" -eq 0 ]; then fail=1; fi
  count "$pass" "$fail" 0 snippet "$log"
}

install_packages
node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge 20 ] || give_up "the snippet's tests need Node.js 20 or newer, this is $node_major: install it from nodejs.org or backports"
say "installing the snippet's development packages (npm ci in snippet/)"
npm ci --prefix snippet --no-audit --no-fund > "$logs/npm.log" 2>&1 || give_up "npm ci failed" "$logs/npm.log"
say "building"
dotnet build NumberSwap.sln --nologo -v quiet > "$logs/build.log" 2>&1 || give_up "the build failed" "$logs/build.log"

snippet_tests
dotnet_tests NumberSwap.Core.Tests
dotnet_tests NumberSwap.Server.Tests
dotnet_tests NumberSwap.Browser.Tests
[ -n "${NUMBERSWAP_TEST_SQLSERVER:-}" ] || say "SQL Server rows were skipped: set NUMBERSWAP_TEST_SQLSERVER to a connection string to run them"

if [ $skipped -gt 0 ]; then say "$skipped skipped"; fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
