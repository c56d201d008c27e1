# Boot: how long the gateway with the simulated site takes until it says that it is ready and until the first live value is there, and its memory
# then; on the first start, and on later ones as medians.
# shellcheck shell=bash disable=SC2154

# boot_median: of the numbers from standard input, one a line
boot_median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# boot_since NANOSECONDS: how many seconds ago that was
boot_since() {
  awk -v now="$(date +%s%N)" -v since="$1" 'BEGIN { printf "%.2f", (now - since) / 1e9 }'
}

# boot_kept SECONDS: whether the limit of a start is
boot_kept() {
  awk -v value="$1" 'BEGIN { print value < 120 ? "✓" : "✗" }'
}

# boot_start_once DATA PORT: one line with the seconds to ready and to the first live value, and the memory in MB
boot_start_once() {
  local since pid line ready='' read='' memory
  since=$(date +%s%N)
  coproc LAUNCHED { LC_ALL=C exec "${BUSBAR_BENCH_DISTRIBUTION:-$distribution}/bin/busbar" demo --data "$1" --http "$2" --https $(($2 + 1)); }
  pid=$LAUNCHED_PID
  while [[ -z $read ]] && IFS= read -r -t 180 line <&"${LAUNCHED[0]}"; do
    echo "$line" >&2
    case $line in
      Ready:*) ready=$(boot_since "$since") ;;
      'First live value'*) read=$(boot_since "$since") ;;
    esac
  done
  memory=$(awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$pid/status" 2>/dev/null)
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  [[ -n $read ]] && echo "$ready $read $memory"
}

bench_boot() {
  local data port=${BUSBAR_BENCH_PORT:-18480} first later='' again=5 status=0 ready
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
  ready=$(cut -d' ' -f1 <<<"$later" | boot_median)
  figure "start to ready" "later starts, median of 5" "$ready" s "< 120 s $(boot_kept "$ready")"
  ready=${first%% *}
  figure "start to ready" "first start" "$ready" s "< 120 s $(boot_kept "$ready")"
  figure "start to the first live value" "later starts, median of 5" "$(cut -d' ' -f2 <<<"$later" | boot_median)" s
  figure "start to the first live value" "first start" "$(cut -d' ' -f2 <<<"$first")" s
  figure "memory of the process then" "later starts, median of 5" "$(cut -d' ' -f3 <<<"$later" | boot_median)" MB
  figure "memory of the process then" "first start" "$(cut -d' ' -f3 <<<"$first")" MB
}
