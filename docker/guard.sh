#!/bin/sh
# Runs a server (the arguments) and ends it when standard input closes, which it does however the launcher ended,
# also by kill -9. A shell, because a second Node would hold 40 MB only to wait.
exec 3<&0
"$@" </dev/null 3<&- &
server=$!

(
  trap '' HUP INT TERM
  while read -r _; do :; done <&3
  kill -INT "$server" # of Postgres, fast: no new work, open transactions are rolled back
  tries=0
  while kill -0 "$server" && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -QUIT "$server" # at once: the next start recovers from the log
) >/dev/null 2>&1 &
watcher=$!

exec 3<&-
trap '' HUP INT TERM
wait "$server"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
