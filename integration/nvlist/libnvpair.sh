#!/bin/sh
# Prints a folder that has libnvpair of the running Debian release: lib/libnvpair.so.3, lib/libnvpair.so and include/.
# Downloads it the first time, from the contrib section of the mirror that apt is set up with, and unpacks it into the
# user's cache. The system's packages and apt's settings stay as they are.
set -eu

if ! command -v apt-get >/dev/null; then
  echo 'libnvpair.sh: needs apt-get (Debian)' >&2
  exit 69
fi

codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
case ${XDG_CACHE_HOME:-} in
  /*) base=$XDG_CACHE_HOME ;;
  *) base=$HOME/.cache ;;
esac
folder=$base/zfskit/libnvpair/$codename
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

site=$(apt-get indextargets --format '$(RELEASE) $(SITE)' "Codename: $codename" 'Component: main' 2>/dev/null |
  awk -v release="$codename" '$1 == release { print $2; exit }')
if [ -z "$site" ]; then
  site=$(apt-get indextargets --format '$(RELEASE) $(SITE)' |
    awk -v release="$codename" '$1 == release { print $2; exit }')
fi
if [ -z "$site" ]; then
  echo "libnvpair.sh: apt has no source for $codename" >&2
  exit 69
fi

mkdir -p "$base/zfskit/libnvpair"
work=$(mktemp -d "$base/zfskit/libnvpair/new-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/unpacked" "$work/result/lib"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $site $codename contrib" >"$work/sources.list"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::Cache::archives="$work/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@" >&2
}
apt update
(cd "$work/archives" && apt download libnvpair3linux libzfslinux-dev)
for package in "$work"/archives/*.deb; do
  dpkg-deb -x "$package" "$work/unpacked"
done
cp "$work"/archives/*.deb "$work/result/"
library=$(find "$work/unpacked" -name 'libnvpair.so.3.*' -type f)
cp "$library" "$work/result/lib/libnvpair.so.3"
ln -s libnvpair.so.3 "$work/result/lib/libnvpair.so"
cp -r "$work/unpacked/usr/include" "$work/result/include"
touch "$work/result/complete"
rm -rf "$folder"
mv "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
echo "$folder"
