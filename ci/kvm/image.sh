#!/bin/bash
# Builds one base image: a Debian root with ZFS compiled for its cloud kernel, and that kernel.
#
# Called by build.mjs inside private mount and PID namespaces, so that a build that ends early, by whatever cause,
# leaves neither mounts nor processes. Progress goes to stdout, everything else to stderr.
#
#   SUITE PACKAGES KEYRING APT_OPTIONS          from releases.mjs
#   MIRROR                                      where packages come from; empty for debootstrap's own choice
#   WORK                                        folder that is removed afterwards
#   DOWNLOADS                                   folder that is kept: packages, compiled modules
#   OUT                                         gets root.img, vmlinux, vmlinuz, modules.tar, manifest.json
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset TMPDIR

root=$WORK/root
runtime=$WORK/runtime
read -r -a packages <<<"$PACKAGES"
read -r -a apt_options <<<"$APT_OPTIONS"

step() { echo "$*"; }
inside() { chroot "$root" "$@"; }
install_packages() {
  inside apt-get "${apt_options[@]}" install -y -q --no-install-recommends "$@" >&2
}

mkdir -p "$root" "$runtime" "$OUT" "$DOWNLOADS/debootstrap" "$DOWNLOADS/apt/partial"

step "Debian $SUITE with its kernel and compiler (about 1 minute)"
debootstrap --variant=minbase --components=main,contrib --keyring="$KEYRING" --cache-dir="$DOWNLOADS/debootstrap" \
  --include=linux-image-cloud-amd64,linux-headers-cloud-amd64,build-essential,kmod \
  "$SUITE" "$root" ${MIRROR:+"$MIRROR"} >&2

step 'ZFS commands, python3-pyzfs, strace, udev'
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mount --bind "$DOWNLOADS/apt" "$root/var/cache/apt/archives"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
inside apt-get "${apt_options[@]}" update -q >&2
install_packages "${packages[@]}"

version_of() { inside dpkg-query -W -f '${Version}' "$1"; }
kernel=$(basename "$(echo "$root"/lib/modules/*)")
kernel_version=$(version_of "linux-image-$kernel")
zfs_version=$(version_of zfsutils-linux)

# A module depends on nothing but these two versions, so a later build of the same two need not compile it again.
modules=$DOWNLOADS/zfs-modules_${kernel}_${kernel_version}_${zfs_version}.tar
modules=${modules//:/%}
if [ -f "$modules" ]; then
  step "ZFS $zfs_version for Linux $kernel (compiled earlier)"
  tar -xf "$modules" -C "$root/lib/modules/$kernel"
else
  step "compiling ZFS $zfs_version for Linux $kernel (about 3 to 4 minutes)"
  install_packages zfs-dkms || true
  if [ ! -e "$(echo "$root/lib/modules/$kernel"/updates/dkms/zfs.ko*)" ]; then
    tail -n 40 "$root"/var/lib/dkms/zfs/*/build/make.log >&2 || true
    echo 'the ZFS modules did not compile' >&2
    exit 1
  fi
  tar -cf "$modules.new" -C "$root/lib/modules/$kernel" updates/dkms
  mv "$modules.new" "$modules"
fi
inside depmod "$kernel"

step 'leaving out what only the compiler needs'
umount "$root/var/cache/apt/archives"
tar -c -C "$root" --one-file-system \
  --exclude=./boot --exclude=./usr/src --exclude=./usr/include --exclude=./usr/lib/modules --exclude=./lib/modules \
  --exclude=./usr/share/{doc,man,locale,info,lintian,bug,perl,perl5,gcc,gdb,initramfs-tools,bash-completion,zsh} \
  --exclude=./usr/lib/{gcc,gcc-cross,bfd-plugins,compat-ld,gold-ld,dracut,initramfs-tools} --exclude=./usr/lib/linux-kbuild-\* \
  --exclude=./usr/libexec/{gcc,gcc-cross} --exclude=./usr/lib/x86_64-linux-gnu/{perl,perl-base,gconv,ldscripts,e2initrd_helper} \
  --exclude=./usr/lib/x86_64-linux-gnu/\*.a --exclude=./usr/lib/x86_64-linux-gnu/lib{perl,bfd,opcodes,asan,tsan,lsan,ubsan,hwasan,cc1,gprofng,ctf,isl,mpfr,mpc}\*.so\* \
  --exclude=./usr/bin/x86_64-linux-gnu-\* --exclude=./usr/bin/{perl,perl5\*,cc,c++,gcc\*,g++\*,cpp\*,ld,ld.\*,as,gold,make,gp-\*,dwp,lto-dump\*} \
  --exclude=./var/lib/{apt,dkms} --exclude=./var/lib/dpkg/info --exclude=./var/cache/\* --exclude=./var/log/\* \
  --exclude=./usr/sbin/policy-rc.d --exclude=./etc/dpkg/dpkg.cfg.d/unsafe-io \
  . | tar -x -C "$runtime" -p --numeric-owner
mkdir -p "$runtime/lib/modules/$kernel" "$runtime"/{zfskit,opt/zfskit} "$runtime/usr/lib/zfskit"
cp "$root/lib/modules/$kernel"/modules.{builtin,builtin.modinfo,order} "$runtime/lib/modules/$kernel/"

# Plain modules load several times faster than compressed ones where the processor is emulated.
wanted='zfs virtio_pci virtio_blk virtio_console virtio_net virtio_rng loop overlay kvm_amd kvm_intel'
closure=$(for module in $wanted; do inside modprobe -S "$kernel" --show-depends "$module" 2>/dev/null || true; done |
  sed -n 's/^insmod \([^ ]*\).*/\1/p' | sort -u)
for path in $closure; do
  plain=$runtime${path%.[xgz][zs]*}
  mkdir -p "$(dirname "$plain")"
  case $path in
    *.xz) xz -dc "$root$path" ;;
    *.zst) zstd -dcq "$root$path" ;;
    *.gz) gzip -dc "$root$path" ;;
    *) cat "$root$path" ;;
  esac >"$plain"
done
mount --bind "$runtime/lib/modules" "$root/lib/modules"
(cd "$runtime" && find lib/modules -name '*.ko') | while read -r module; do
  inside strip --strip-debug "/$module"
done
inside depmod "$kernel"
umount "$root/lib/modules"
ls "$runtime/lib/modules/$kernel/updates/dkms/zfs.ko" >&2

step 'disk image and kernel'
echo "zfskit-vm" >"$runtime/etc/hostname"
printf '127.0.0.1 localhost zfskit-vm\n::1 localhost\n' >"$runtime/etc/hosts"
rm -rf "$runtime/etc/mtab" && ln -s /proc/self/mounts "$runtime/etc/mtab"
size_mib=$(($(du -sm "$runtime" | cut -f1) * 5 / 4 + 128))
mke2fs -q -t ext4 -b 4096 -O ^has_journal -m 0 -L zfskit -d "$runtime" "$OUT/root.img" "${size_mib}M" >&2
cp "$root/boot/vmlinuz-$kernel" "$OUT/vmlinuz"

# QEMU starts the ELF inside vmlinuz directly, which saves the guest the unpacking. Where it lies is told by the
# setup header (payload_offset, payload_length); its last four bytes are the unpacked length, not data.
word() { od -A n -t u"$2" -j "$1" -N "$2" "$OUT/vmlinuz" | tr -d ' '; }
offset=$((($(word 0x1f1 1) + 1) * 512 + $(word 0x248 4)))
length=$(word 0x24c 4)
tail -c +$((offset + 1)) "$OUT/vmlinuz" | head -c $((length - 4)) >"$root/payload" || true
case $(od -A n -t x1 -N 4 "$root/payload" | tr -d ' ') in
  02214c18) inside lz4 -dcq /payload ;;
  28b52ffd) inside zstd -dcq /payload ;;
  fd377a58) inside xz -dcq /payload ;;
  1f8b08*) inside gzip -dc /payload ;;
  *)
    echo 'the kernel is packed in an unknown way' >&2
    exit 1
    ;;
esac >"$OUT/vmlinux"
[ "$(od -A n -t x1 -N 4 "$OUT/vmlinux" | tr -d ' ')" = 7f454c46 ]

cat >"$OUT/manifest.json" <<JSON
{
  "suite": "$SUITE",
  "kernel": "$kernel",
  "kernelPackage": "$kernel_version",
  "zfsPackage": "$zfs_version",
  "libc": "$(version_of libc6)"
}
JSON
