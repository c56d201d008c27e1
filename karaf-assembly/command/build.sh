# Builds the distribution: everything the first time, afterwards what changed and what depends on it.
# shellcheck shell=bash disable=SC2154

# shellcheck disable=SC2034 # for ./busbar
distribution=$top/karaf-assembly/distribution/target/assembly
built=$top/karaf-assembly/distribution/target/built
build_log=$top/target/build.log
# Maven keeps what it builds in one place for all checkouts: whose is there now?
repository=$(sed -nE 's/.*-Dmaven\.repo\.local=([^ ]+).*/\1/p' <<<"${MAVEN_OPTS:-}")
owner=${repository:-${HOME:-/root}/.m2/repository}/io/busbar/checkout

# Files that differ from what was built: newer ones, and folders out of which something was taken.
changed_sources() {
  (cd "$top" && find pom.xml bnd.bnd .mvn LICENSE NOTICE bundles features karaf-assembly \
    \( -name target -o -name node_modules -o -name .svelte-kit -o -path karaf-assembly/command \) -prune -o \
    -newer "$built" \( -type f -o -path '*/src/*' -type d \) -print)
}

# module_of FILE: the folder of the nearest pom.xml above it
module_of() {
  local folder=$1
  while [[ $folder == */* ]]; do
    folder=${folder%/*}
    if [[ -f $top/$folder/pom.xml ]]; then
      echo "$folder"
      return
    fi
  done
  echo .
}

changed_modules() {
  changed_sources | while read -r file; do module_of "$file"; done | sort -u
}

# Maven's own words are for the log; a person wants to know which module it is at and how many there are.
show_progress() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ Building\ Busbar\ ::\ (.*)\ [0-9.]+\ +\[([0-9]+)/([0-9]+)\] ]]; then
      printf '  [%2d/%d] %s\n' "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" "${BASH_REMATCH[1]}"
    fi
  done
}

# maven ARGUMENT…: runs it with a log and progress; its exit code
maven() {
  mkdir -p "$top/target"
  mvn -B -ntp -f "$top/pom.xml" "$@" 2>&1 | tee "$build_log" | show_progress
  return "${PIPESTATUS[0]}"
}

build_what_changed() {
  local modules=. started=$SECONDS
  local -a scope=() quick=(-Dmaven.test.skip=true -Dspotless.apply.skip=true -Dspotless.check.skip=true)
  if [[ -f $built && $(cat "$owner" 2>/dev/null) == "$top" ]]; then
    modules=$(changed_modules)
    [[ -n $modules ]] || return 0
  fi
  need_build_tools
  if grep -qxE '\.|bundles|bundles/drivers' <<<"$modules"; then
    say building "${texts[everything]}" "$build_log"
  else
    modules=$(paste -sd, <<<"$modules")
    say building "$modules" "$build_log"
    scope=(-pl "$modules" -amd)
  fi
  mkdir -p "$top/target"
  touch "$top/target/build-began"
  if ! maven install "${quick[@]}" -pl '!itests' "${scope[@]}"; then
    grep -E '^\[ERROR\]' "$build_log" | head -n 20 >&2 || true
    give_up build_failed "$build_log"
  fi
  mv "$top/target/build-began" "$built"
  echo "$top" >"$owner"
  say built $((SECONDS - started))
}
