#!/bin/sh
# headers.sh SUITE [APT-OPTION...]: prints a folder that has the headers of a Debian suite's ZFS: those of libzfslinux-dev
# in usr/include, those of the kernel module in usr/src/zfs-*/include. Downloads them the first time, from the contrib
# section of the mirror that apt is set up with, and unpacks them into the user's cache; remove the folder to get newer
# ones. The system's packages and apt's settings stay as they are.
set -eu

suite=$1
shift
if ! command -v apt-get >/dev/null; then
  echo 'headers.sh: needs apt-get (Debian)' >&2
  exit 69
fi
case ${XDG_CACHE_HOME:-} in
  /*) base=$XDG_CACHE_HOME/zfskit/headers ;;
  *) base=$HOME/.cache/zfskit/headers ;;
esac
folder=$base/$suite
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi

site=$(apt-get indextargets --format '$(SITE)' 'Origin: Debian' 'Label: Debian' 'Component: main' | head -n 1)
if [ -z "$site" ]; then
  echo 'headers.sh: apt has no source of Debian' >&2
  exit 69
fi

mkdir -p "$base"
work=$(mktemp -d "$base/new-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/result"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $site $suite contrib" >"$work/sources.list"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::State::status=/dev/null -o Dir::Cache::archives="$work/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@" >&2
}
apt "$@" update
(cd "$work/archives" && apt "$@" download libzfslinux-dev zfs-dkms)
for package in "$work"/archives/*.deb; do
  dpkg-deb -x "$package" "$work/result"
done
touch "$work/result/complete"
rm -rf "$folder"
mv "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
echo "$folder"
