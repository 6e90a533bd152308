#!/usr/bin/env bash
# Runs a command with DATABASE_URL set to a PostgreSQL cluster of its own, which is gone afterwards:
#   scripts/postgres.sh node scripts/run.mjs test
set -euo pipefail

find_binaries() {
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
    version=$(basename "$(dirname "$folder")")
    if [ "$version" -ge 15 ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      echo "$folder"
      return
    fi
  done
}

binaries=$(find_binaries)
if [ -z "$binaries" ]; then
  echo 'PostgreSQL 15 or later is missing: installing it.' >&2
  apt-get update >&2 && apt-get install -y postgresql >&2
  binaries=$(find_binaries)
fi

# The server refuses to run as root.
as_owner=()
folder=$(mktemp -d /tmp/register-postgres-XXXXXX)
if [ "$(id -u)" = 0 ]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$owner" "$folder"
  as_owner=(setpriv --reuid "$owner" --regid "$(id -gn "$owner")" --clear-groups)
fi

server=
finish() {
  if [ -n "$server" ]; then
    # SIGINT is the fast shutdown: it does not wait for clients.
    kill -INT "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT

cd "$folder"
"${as_owner[@]}" "$binaries/initdb" --pgdata "$folder/data" --username register --auth trust \
  --encoding UTF8 --locale C.UTF-8 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
"${as_owner[@]}" "$binaries/postgres" -D "$folder/data" -h 127.0.0.1 -p "$port" -k "$folder" \
  -c fsync=off -c max_connections=200 >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  if "$binaries/pg_isready" -q -h 127.0.0.1 -p "$port"; then break; fi
  kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
  sleep 0.1
done
cd - >/dev/null

echo "PostgreSQL $("$binaries/postgres" --version | awk '{ print $3 }') on port $port" >&2
DATABASE_URL="postgres://register@127.0.0.1:$port/postgres" "$@"
