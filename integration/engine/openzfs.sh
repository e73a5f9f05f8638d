#!/bin/sh
# openzfs.sh [SUITE]: prints a folder that has OpenZFS of a Debian suite, by default the running one: the libraries in lib,
# zfs, zpool, zdb and zstream in sbin. Downloads the packages the first time, from the contrib section of the mirror that apt is
# set up with, and unpacks them into the user's cache. The system's packages and apt's settings stay as they are.
set -eu

if ! command -v apt-get >/dev/null; then
  echo 'openzfs.sh: needs apt-get (Debian)' >&2
  exit 69
fi

suite=${1:-$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")}
case ${XDG_CACHE_HOME:-} in
  /*) base=$XDG_CACHE_HOME/zfskit/openzfs ;;
  *) base=$HOME/.cache/zfskit/openzfs ;;
esac
folder=$base/$suite
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

site=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' 'Label: Debian' 'Component: main' | head -n 1)
if [ -z "$site" ]; then
  echo 'openzfs.sh: apt has no source of Debian' >&2
  exit 69
fi

mkdir -p "$base"
work=$(mktemp -d "$base/new-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/unpacked" "$work/result/lib" "$work/result/sbin"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $site $suite contrib" >"$work/sources.list"
apt() {
  command=$1
  shift
  "$command" -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::State::status=/dev/null -o Dir::Cache::archives="$work/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@"
}
apt apt-get update >&2
packages=$(apt apt-cache pkgnames | grep -E '^(zfsutils-linux|lib(nvpair|uutil|zfs|zpool)[0-9]+linux)$')
(cd "$work/archives" && apt apt-get download $packages >&2)
for package in "$work"/archives/*.deb; do
  dpkg-deb -x "$package" "$work/unpacked"
done
find "$work/unpacked" -name '*.so.*' -exec cp -P {} "$work/result/lib/" \;
for program in zfs zpool zdb zstream; do
  cp "$(find "$work/unpacked" -path "*sbin/$program" -type f | head -n 1)" "$work/result/sbin/"
done
touch "$work/result/complete"
# Another one may have come first, and be in use.
mv -T "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
echo "$folder"
