# What ./busbar says, in French or English by the language of the terminal.
# shellcheck shell=bash

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  fr*)
    declare -gA texts=(
      [usage]='Usage : ./busbar demo | run | test | bench | shell | package [COMMANDE…]
  demo   la passerelle avec un site simulé
  run    la passerelle seule
  test   tous les tests ; --long [PARTIE…] : ceux qui durent
  bench  [PARTIE…] les mesures de performance, avec leurs pairs
  shell  le shell Karaf de la passerelle en marche, ou une seule commande
  package les paquets de mise à jour : les créer, signer, montrer, examiner
Options : --data DOSSIER  --http PORT  --https PORT  --bind ADRESSE  --developer  --no-install'
      [unknown_option]='Option inconnue : %s'
      [no_java]='Il faut un JDK 17 ou plus récent (trouvé : %s). Sous Debian : apt install openjdk-17-jdk-headless'
      [no_maven]='Il faut Maven 3.8 ou plus récent (trouvé : %s). Sous Debian : apt install maven'
      [no_node]='Il faut Node 20.19 ou plus récent (trouvé : %s). Voir https://nodejs.org/'
      [none]='aucun'
      [not_built]="Rien n'est encore construit : commencez par ./busbar demo ou ./busbar run."
      [building]='Construction de %s (journal : %s)'
      [everything]='tout, une première fois : quelques minutes'
      [build_failed]='La construction a échoué. Tout est dans %s'
      [built]='Construit en %s s.'
      [packages]='Installation des paquets Debian pour les tests : %s'
      [packages_missing]='Paquets Debian absents, les tests qui en ont besoin échoueront : %s'
      [testing]="Tests unitaires et d'intégration (journal : %s)"
      [browsing]='Tests dans le navigateur (journal : %s)'
      [failed_tests]='Échecs :'
      [running]='%s (journal : %s)'
      [part_failed]='%s a échoué. Tout est dans %s'
      [no_part]='Il n’y a pas de partie « %s ». Il y a : %s'
      [bench_head]='mesure|qui|médiane|rapport|limite'
    )
    ;;
  *)
    declare -gA texts=(
      [usage]='Usage: ./busbar demo | run | test | bench | shell | package [COMMAND…]
  demo   the gateway with a simulated site
  run    the gateway alone
  test   all tests; --long [PART…]: those that take long
  bench  [PART…] the benchmarks, with their peers
  shell  the Karaf shell of the running gateway, or one command
  package upgrade packages: make, sign, show, examine them
Options: --data DIR  --http PORT  --https PORT  --bind ADDRESS  --developer  --no-install'
      [unknown_option]='Unknown option: %s'
      [no_java]='A JDK 17 or later is needed (found: %s). On Debian: apt install openjdk-17-jdk-headless'
      [no_maven]='Maven 3.8 or later is needed (found: %s). On Debian: apt install maven'
      [no_node]='Node 20.19 or later is needed (found: %s). See https://nodejs.org/'
      [none]='none'
      [not_built]='Nothing is built yet: begin with ./busbar demo or ./busbar run.'
      [building]='Building %s (log: %s)'
      [everything]='everything, the first time: some minutes'
      [build_failed]='The build failed. All of it is in %s'
      [built]='Built in %s s.'
      [packages]='Installing Debian packages for the tests: %s'
      [packages_missing]='Debian packages not there, tests that need them will fail: %s'
      [testing]='Unit and integration tests (log: %s)'
      [browsing]='Tests in the browser (log: %s)'
      [failed_tests]='Failed:'
      [running]='%s (log: %s)'
      [part_failed]='%s failed. All of it is in %s'
      [no_part]='There is no part "%s". There are: %s'
      [bench_head]='measure|who|median|ratio|limit'
    )
    ;;
esac

say() {
  local key=$1
  shift
  # the texts above are the formats
  # shellcheck disable=SC2059
  printf "${texts[$key]}\n" "$@"
}

give_up() {
  say "$@" >&2
  exit 2
}
