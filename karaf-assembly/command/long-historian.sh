# Historian: five hundred kills, every crash image, damage to every page of every file.
# shellcheck shell=bash disable=SC2154

long_historian() {
  mvn -B -ntp -f "$top/bundles/runtime/historian/pom.xml" test -Dlong=true -Dspotless.apply.skip=true \
    -Dtest='KillTest,CrashImagesTest,DamageTest,FullDiskTest' -Dsurefire.failIfNoSpecifiedTests=false
}
