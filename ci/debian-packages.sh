# Sourced by scripts that print a folder with what they took out of Debian packages. These are downloaded the first time, from the
# mirror that apt is set up with, and unpacked into the user's cache; remove the folder to get newer ones. The system's packages
# and apt's settings stay as they are.

me=$(basename "$0")

fail() {
  echo "$me: $*" >&2
  exit 69
}

# The name of the running release.
running_suite() {
  (. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
}

# cached KIND SUITE: prints the folder and ends, where it is there.
cached() {
  case ${XDG_CACHE_HOME:-} in
    /*) base=$XDG_CACHE_HOME/zfskit/$1 ;;
    *) base=$HOME/.cache/zfskit/$1 ;;
  esac
  folder=$base/$2
  [ ! -e "$folder/complete" ] || {
    echo "$folder"
    exit 0
  }
}

# unpack SUITE COMPONENT PATTERN [APT-OPTION...]: unpacks the packages whose names match, as a whole, an extended regular
# expression, into $work/unpacked.
unpack() {
  suite=$1 component=$2 pattern=$3
  shift 3
  command -v apt-get >/dev/null || fail 'needs apt-get (Debian)'
  site=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' 'Label: Debian' 'Component: main' | head -n 1)
  [ -n "$site" ] || fail 'apt has no source of Debian'
  mkdir -p "$base"
  work=$(mktemp -d "$base/new-XXXXXX")
  trap 'rm -rf "$work"' EXIT INT TERM
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/unpacked" "$work/result"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb [signed-by=$keyring] $site $suite $component" >"$work/sources.list"
  of_suite apt-get "$@" update >&2
  packages=$(of_suite apt-cache "$@" pkgnames | grep -Ex "$pattern")
  (cd "$work/archives" && of_suite apt-get "$@" download $packages >&2)
  for package in "$work"/archives/*.deb; do
    dpkg-deb -x "$package" "$work/unpacked"
  done
}

of_suite() {
  program=$1
  shift
  "$program" -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::State::status=/dev/null -o Dir::Cache::archives="$work/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@"
}

# Makes $work/result the folder, and prints it. Another one may have come first, and be in use.
keep() {
  touch "$work/result/complete"
  mv -T "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ] || fail "cannot make $folder"
  echo "$folder"
}
