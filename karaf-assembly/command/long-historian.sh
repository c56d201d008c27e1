# Historian: five hundred kills, every crash image, damage to every page of every file, a real disk that fills up, and ten million samples
# over REST from a heap that could not hold a tenth of them.
# shellcheck shell=bash disable=SC2154

long_historian() {
  local output broken=0
  output=$(mvn -B -ntp -f "$top/bundles/runtime/historian/pom.xml" test -Dlong=true -Dspotless.apply.skip=true \
    -Dtest='KillTest,CrashImagesTest,DamageTest,FullDiskTest' -Dsurefire.failIfNoSpecifiedTests=false) || broken=1
  echo "$output"
  figure "kills survived, nothing acknowledged lost" busbar \
    "$(grep -o '[0-9]* kills, ' <<<"$output" | tail -1 | grep -o '[0-9]*')" kills "500 of 500"
  figure "crash images without a violation" busbar \
    "$(grep -o '[0-9]* crash images, ' <<<"$output" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }')" images all
  small_heap || broken=1
  return "$broken"
}

small_heap() {
  local classes data status
  classes=$(classpath bundles/web/rest) || return
  data=$(mktemp -d) || return
  java -Xmx64m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -cp "$classes" io.busbar.rest.bench.SmallHeap "$data"
  status=$?
  rm -rf "$data"
  return "$status"
}
