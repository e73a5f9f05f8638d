#!/bin/sh
# Prints a folder with a C library new enough for the fuzzer's native part (glibc 2.38), or nothing if the system has one.
# Downloads Debian trixie's the first time and unpacks it into the user's cache; the system stays as it is.
set -eu

need=2.38
have=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
if [ "$(printf '%s\n' "$need" "$have" | sort -V | head -n 1)" = "$need" ]; then
  exit 0
fi
case ${XDG_CACHE_HOME:-} in
  /*) base=$XDG_CACHE_HOME ;;
  *) base=$HOME/.cache ;;
esac
folder=$base/zfskit/glibc/trixie
if [ -e "$folder/complete" ]; then
  echo "$folder"
  exit 0
fi
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
site=$(apt-get indextargets --format '$(RELEASE) $(SITE)' |
  awk -v release="$codename" '$1 == release { print $2; exit }')
if [ -z "$site" ]; then
  echo "glibc.sh: needs glibc $need, has $have, and apt has no source for $codename" >&2
  exit 69
fi
mkdir -p "$base/zfskit/glibc"
work=$(mktemp -d "$base/zfskit/glibc/new-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/unpacked" "$work/result"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site trixie main" >"$work/sources.list"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::Cache::archives="$work/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root "$@" >&2
}
apt update
(cd "$work/archives" && apt download libc6 libstdc++6 libgcc-s1)
for package in "$work"/archives/*.deb; do
  dpkg-deb -x "$package" "$work/unpacked"
done
find "$work/unpacked" \( -name '*.so' -o -name '*.so.*' \) -path '*/lib/*-linux-gnu/*' ! -path '*/gconv/*' \
  -exec cp -P {} "$work/result/" \;
find "$work/result" -name 'ld-linux*' -exec cp -L {} "$work/result/loader" \;
touch "$work/result/complete"
rm -rf "$folder"
mv "$work/result" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
echo "$folder"
