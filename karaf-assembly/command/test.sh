# All tests, and one line that says how they went.
# shellcheck shell=bash disable=SC2154

console=$top/bundles/web/console

# sum ATTRIBUTE: over the test suites of all reports
sum() {
  find "$top" -name node_modules -prune -o \
    \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \
    -o -path '*/target/browser-reports/*.xml' \) -print0 |
    xargs -0 -r grep -hoE '<testsuite [^>]*>' |
    sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" | awk '{ total += $1 } END { print total + 0 }'
}

forget_reports() {
  find "$top" -name node_modules -prune -o -type d \
    \( -name surefire-reports -o -name failsafe-reports -o -name browser-reports \) -print0 | xargs -0 -r rm -rf
}

name_failures() {
  # shellcheck disable=SC2016 # the dollars are awk's
  find "$top" -name node_modules -prune -o -path '*-reports/*.xml' -print0 |
    xargs -0 -r awk '
      /<testcase / { name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name)
                     class = $0; sub(/.* classname="/, "", class); sub(/".*/, "", class) }
      /<(failure|error)[ >]/ { print "  " class "." name }' | sort -u
}

# test_at_length yes|no NAME…: what does not fit into half an hour
test_at_length() {
  local install=$1 names
  shift
  names=$(choose_parts long "$@") || exit
  need_java
  install_packages "$install"
  build_what_changed
  # shellcheck disable=SC2086 # names of parts have no spaces
  run_parts long $names
}

test_everything() {
  local install=$1 broken=0 tests failed skipped
  need_java
  need_build_tools
  install_packages "$install"
  forget_reports

  say testing "$build_log"
  # every module is tested even when one has failures; a build that breaks is another matter
  maven install -Dspotless.goal=check -Dmaven.test.failure.ignore=true || broken=1
  if [[ $broken -ne 0 ]]; then
    grep -E '^\[ERROR\]' "$build_log" | head -n 20 >&2 || true
    say build_failed "$build_log" >&2
  elif grep -q '"test:browser"' "$console/package.json" 2>/dev/null; then
    say browsing "$top/target/browser.log"
    (cd "$console" && npm run --silent test:browser) >"$top/target/browser.log" 2>&1 || broken=1
  fi

  tests=$(sum tests)
  failed=$(($(sum failures) + $(sum errors)))
  skipped=$(sum skipped)
  if [[ $failed -gt 0 ]]; then
    say failed_tests >&2
    name_failures >&2
  elif [[ $broken -ne 0 ]]; then
    failed=1
  fi
  printf '%d passed, %d failed\n' $((tests - failed - skipped)) "$failed"
  [[ $failed -eq 0 && $broken -eq 0 && $tests -gt 0 ]]
}
