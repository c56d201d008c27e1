# Boot: how long the gateway with the simulated site takes until it says that it is ready and until devices have been read, and its memory
# then; on the first start, and on later ones as medians.
# shellcheck shell=bash disable=SC2154

# boot_ask PORT PATH: what the gateway answers, nothing before it does
boot_ask() {
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 0
  printf 'GET /api/v1/%s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  timeout 5 cat <&3 || true
  exec 3>&-
}

# boot_await PORT PATH PATTERN SINCE: until the answer has the pattern; says how many seconds since
boot_await() {
  local -i tries=0
  until grep -q "$3" <<<"$(boot_ask "$1" "$2")"; do
    tries+=1
    [[ $tries -lt 1200 ]] || return 1
    sleep 0.1
  done
  awk -v now="$(date +%s%N)" -v since="$4" 'BEGIN { printf "%.2f", (now - since) / 1e9 }'
}

# boot_median: of the numbers from standard input, one a line
boot_median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# boot_start_once DATA PORT: one line with the seconds to ready and to the first device read, and the memory in MB
boot_start_once() {
  local since pid status=1 ready read memory
  since=$(date +%s%N)
  "${BUSBAR_BENCH_DISTRIBUTION:-$distribution}/bin/busbar" demo --data "$1" --http "$2" --https $(($2 + 1)) >&2 3>&- &
  pid=$!
  if ready=$(boot_await "$2" health '"READY"' "$since") &&
    read=$(boot_await "$2" 'devices?limit=1000' '"state":"ONLINE"' "$since"); then
    memory=$(awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$pid/status")
    echo "$ready $read $memory"
    status=0
  fi
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  return $status
}

bench_boot() {
  local data port=${BUSBAR_BENCH_PORT:-18480} first later='' again=5 status=0
  data=$(mktemp -d) || return
  mkdir -p "$data/etc"
  # a day of history is written at the first start; it is not what is measured here
  echo 'historyDays = 1' >"$data/etc/io.busbar.simulator.cfg"
  if first=$(boot_start_once "$data" "$port"); then
    for ((; again > 0; again--)); do
      later+=$(boot_start_once "$data" "$port")$'\n' || { status=1; break; }
    done
  else
    status=1
  fi
  rm -rf "$data"
  [[ $status -eq 0 ]] || return 1
  later=${later%$'\n'}
  figure "start to ready" "later starts, median of 5" "$(cut -d' ' -f1 <<<"$later" | boot_median)" s "< 120 s"
  figure "start to ready" "first start" "$(cut -d' ' -f1 <<<"$first")" s "< 120 s"
  figure "start to the first device read" "later starts, median of 5" "$(cut -d' ' -f2 <<<"$later" | boot_median)" s
  figure "start to the first device read" "first start" "$(cut -d' ' -f2 <<<"$first")" s
  figure "memory of the process then" "later starts, median of 5" "$(cut -d' ' -f3 <<<"$later" | boot_median)" MB
  figure "memory of the process then" "first start" "$(cut -d' ' -f3 <<<"$first")" MB
}
