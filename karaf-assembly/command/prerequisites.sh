# What has to be on the machine before anything is built or run.
# shellcheck shell=bash

# at_least WANTED FOUND: versions compared number by number
at_least() {
  [[ -n $2 && $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

# version_of COMMAND…: the first thing like a version number that it prints, empty when there is no such command
version_of() {
  "$@" 2>&1 | sed -nE 's/[^0-9]*([0-9]+(\.[0-9]+)*).*/\1/p' | head -n 1 || true
}

need_java() {
  local found=
  if [[ -n ${JAVA_HOME:-} ]]; then PATH=$JAVA_HOME/bin:$PATH; fi
  command -v javac >/dev/null && found=$(version_of javac -version)
  at_least 17 "$found" || give_up no_java "${found:-${texts[none]}}"
}

need_build_tools() {
  local found=
  command -v mvn >/dev/null && found=$(version_of mvn -q --version)
  at_least 3.8 "$found" || give_up no_maven "${found:-${texts[none]}}"
  found=
  command -v node >/dev/null && found=$(version_of node --version)
  at_least 20.19 "$found" || give_up no_node "${found:-${texts[none]}}"
}

# Debian packages that tests and benchmarks want, by the command or the file that each of them brings
test_packages=(openssl:openssl chromium:chromium firefox-esr:firefox-esr mbpoll:mbpoll pymodbus.server:python3-pymodbus socat:socat gcc:gcc dfu-suffix:dfu-util systemd-analyze:systemd
  /usr/include/modbus/modbus.h:libmodbus-dev vsftpd:vsftpd sshd:openssh-server)

# Debian lets only one FTP server be installed: the others, and what they need, are unpacked where the tests look for them
unpacked_packages=(proftpd-core proftpd-mod-crypto pure-ftpd pure-ftpd-common libhiredis0.14 libmemcached11 libmemcachedutil2 libpcre2-posix3)
unpacked_servers=$top/target/servers

unpack_servers() {
  [[ -x $unpacked_servers/usr/sbin/pure-ftpd && -x $unpacked_servers/usr/sbin/proftpd ]] && return 0
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 0
  local folder package
  folder=$(mktemp -d)
  # the list of packages may be old or not there at all
  (cd "$folder" && { apt-get download -qq "${unpacked_packages[@]}" || { apt-get update -qq && apt-get download -qq "${unpacked_packages[@]}"; }; } >/dev/null 2>&1) || true
  for package in "$folder"/*.deb; do
    [[ -e $package ]] && mkdir -p "$unpacked_servers" && dpkg -x "$package" "$unpacked_servers"
  done
  rm -rf "$folder"
}

missing_packages() {
  local pair
  for pair in "${test_packages[@]}"; do
    command -v "${pair%%:*}" >/dev/null || [[ -e ${pair%%:*} ]] || printf '%s ' "${pair##*:}"
  done
}

# install_packages yes|no
install_packages() {
  local -a missing as_root=()
  read -ra missing <<<"$(missing_packages)"
  if [[ $EUID -ne 0 ]]; then as_root=(sudo); fi
  if [[ ${#missing[@]} -gt 0 && $1 == yes ]] && command -v apt-get >/dev/null && { [[ $EUID -eq 0 ]] || command -v sudo >/dev/null; }; then
    say packages "${missing[*]}"
    if "${as_root[@]}" apt-get update -qq >/dev/null; then
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null || true
    fi
    read -ra missing <<<"$(missing_packages)"
  fi
  if [[ $1 == yes ]]; then unpack_servers; fi
  [[ ${#missing[@]} -eq 0 ]] || say packages_missing "${missing[*]}" >&2
}
