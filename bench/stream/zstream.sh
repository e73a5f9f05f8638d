#!/bin/sh
# Prints a folder that has zstream of the running Debian release (bin/zstream) and its libraries (lib). Downloads them the
# first time, from the contrib section of the mirror that apt is set up with, and unpacks them into the user's cache. The
# system's packages and apt's settings stay as they are.
set -eu

if ! command -v apt-get >/dev/null; then
  echo 'zstream.sh: needs apt-get (Debian)' >&2
  exit 69
fi

codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
case ${XDG_CACHE_HOME:-} in
  /*) base=$XDG_CACHE_HOME/zfskit/zstream ;;
  *) base=$HOME/.cache/zfskit/zstream ;;
esac
folder=$base/$codename
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

site=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' 'Label: Debian' 'Component: main' | head -n 1)
if [ -z "$site" ]; then
  echo 'zstream.sh: apt has no source of Debian' >&2
  exit 69
fi

mkdir -p "$base"
work=$(mktemp -d "$base/new-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/unpacked" "$work/result/bin" "$work/result/lib"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $site $codename contrib" >"$work/sources.list"
of_release="-o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$work/lists
  -o Dir::State::status=/dev/null -o Dir::Cache::archives=$work/archives -o Dir::Cache::pkgcache=
  -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root"
# shellcheck disable=SC2086 # Options are words.
{
  apt-get -qq $of_release update >&2
  libraries=$(apt-cache $of_release depends zfsutils-linux | sed -n 's/.*Depends: \(lib.*[0-9]linux\)$/\1/p')
  (cd "$work/archives" && apt-get -qq $of_release download zfsutils-linux $libraries >&2)
}
for package in "$work"/archives/*.deb; do
  dpkg-deb -x "$package" "$work/unpacked"
done
find "$work/unpacked" -name zstream -type f -exec cp {} "$work/result/bin/" \;
find "$work/unpacked" -name 'lib*.so.*' -exec cp -P {} "$work/result/lib/" \;
touch "$work/result/complete"
rm -rf "$folder"
mv "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
echo "$folder"
