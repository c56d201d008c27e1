# Benchmarks and long tests: each part is a file of its own, bench-NAME.sh or long-NAME.sh, with a function bench_NAME or long_NAME.
# A part says its results as lines "figure<tab>measure<tab>contender<tab>value<tab>unit[<tab>limit]", ours first among the contenders of
# a measure; all else that it says goes to its log. The figures of all parts become one table.
# shellcheck shell=bash disable=SC2154

# figure MEASURE CONTENDER VALUE UNIT [LIMIT]
figure() {
  local IFS=$'\t'
  echo "figure"$'\t'"$*"
}

# parts_of KIND: their names
parts_of() {
  local file
  for file in "$command/$1"-*.sh; do
    file=${file##*/"$1"-}
    echo "${file%.sh}"
  done
}

# classpath MODULE: compiles the module with its tests and says what runs them
classpath() {
  local module=$top/$1
  mvn -q -B -ntp -f "$module/pom.xml" test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath \
    -Dmdep.includeScope=test -Dspotless.apply.skip=true -Dspotless.check.skip=true >&2 || return
  echo "$module/target/test-classes:$module/target/classes:$(cat "$module/target/classpath")"
}

# table: figures from standard input, with the ratio to the first contender of each measure
table() {
  # shellcheck disable=SC2016 # the dollars are awk's
  awk -F'\t' -v head="${texts[bench_head]}" '
    BEGIN { n = split(head, title, "|"); for (i = 1; i <= n; i++) cell[0, i] = title[i] }
    { rows++; if (!($2 in first)) first[$2] = $4
      cell[rows, 1] = $2 == last ? "" : $2; last = $2
      cell[rows, 2] = $3; cell[rows, 3] = $4 " " $5
      cell[rows, 4] = ($4 + 0 == 0 || first[$2] + 0 == 0) ? "" : sprintf("%.2f", $4 / first[$2])
      cell[rows, 5] = $6 }
    END {
      for (r = 0; r <= rows; r++) for (c = 1; c <= n; c++) if (length(cell[r, c]) > width[c]) width[c] = length(cell[r, c])
      for (r = 0; r <= rows; r++) {
        line = ""
        for (c = 1; c <= n; c++) line = line sprintf((c == 3 || c == 4) ? "%" width[c] "s  " : "%-" width[c] "s  ", cell[r, c])
        sub(/ +$/, "", line); print line
      }
    }'
}

# run_parts KIND NAME…: one after the other; fails if one of them does
run_parts() {
  local kind=$1 name log broken=0 figures=$top/target/$1-figures
  shift
  mkdir -p "$top/target"
  : >"$figures"
  for name in "$@"; do
    log=$top/target/$kind-$name.log
    say running "$name" "$log"
    # shellcheck source=/dev/null # one of them
    source "$command/$kind-$name.sh"
    if ! "${kind}_$name" > >(tee "$log" | grep --line-buffered $'^figure\t' >>"$figures") 2> >(cat >>"$log.err"); then
      say part_failed "$name" "$log" >&2
      broken=1
    fi
    wait
    cat "$log.err" >>"$log" 2>/dev/null && rm -f "$log.err"
  done
  echo
  table <"$figures"
  return "$broken"
}

# choose_parts KIND NAME…: the parts wanted, all where none is named; stops at one that there is not
choose_parts() {
  local kind=$1 name known
  shift
  known=$(parts_of "$kind")
  for name in "$@"; do
    grep -qx "$name" <<<"$known" || give_up no_part "$name" "${known//$'\n'/ }"
  done
  if [[ $# -gt 0 ]]; then printf '%s\n' "$@"; else echo "$known"; fi
}
