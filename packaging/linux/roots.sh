# shellcheck shell=bash
# Minimal Debian systems in folders, for trying packages in them; to be sourced, used by root. Everything is
# below build/roots: a cached archive of each suite, the packages that were fetched, and the roots.
roots=$PWD/build/roots

# Where this machine's own apt gets its packages from.
mirror() {
    local codename
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | head -n 1
}

base_archive() { # SUITE
    local archive=$roots/base-$1.tar folder=$roots/base-$1
    if [[ -e $archive ]]; then return; fi
    mkdir -p "$roots/fetched-$1"
    nice debootstrap --variant=minbase "$1" "$folder" "$(mirror)" >"$roots/debootstrap-$1.log" 2>&1 ||
        { tail "$roots/debootstrap-$1.log" && return 1; }
    rm -f "$folder"/var/cache/apt/archives/*.deb
    # Nothing is started in there.
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
    chmod +x "$folder/usr/sbin/policy-rc.d"
    tar --create --file "$archive.new" --directory "$folder" .
    mv "$archive.new" "$archive"
    rm -rf --one-file-system "$folder"
}

# A fresh system in $roots/NAME, with /proc and the packages that were fetched before.
open_root() { # NAME SUITE
    local root=$roots/$1
    base_archive "$2"
    close_root "$1"
    mkdir -p "$root"
    tar --extract --file "$roots/base-$2.tar" --directory "$root"
    mount -t proc proc "$root/proc"
    mount --bind "$roots/fetched-$2" "$root/var/cache/apt/archives"
    in_root "$1" apt-get update -q >"$root.apt.log" 2>&1
}

unmount_root() { # NAME
    local mounted
    while read -r mounted; do umount "$mounted"; done < <(
        awk -v root="$roots/$1/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r)
}

close_root() { # NAME
    unmount_root "$1"
    rm -rf --one-file-system "${roots:?}/$1"
}

in_root() { # NAME COMMAND...
    nice chroot "$roots/$1" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "${@:2}"
}

# Sets `as_user`: what runs a command as one of the root's users, with no variables set but those given.
set_as_user() { # NAME USER VARIABLE=VALUE... COMMAND...
    local home
    home=$(awk -F: -v user="$2" '$1 == user { print $6 }' "$roots/$1/etc/passwd")
    as_user=(nice chroot --userspec="$2:$2" "$roots/$1" /usr/bin/env -i -C "$home" PATH=/usr/bin:/bin HOME="$home"
        LC_ALL=C.UTF-8 "${@:3}")
}

in_root_as() { # NAME USER VARIABLE=VALUE... COMMAND...
    local as_user
    set_as_user "$@"
    "${as_user[@]}"
}

# Sets `started`, the process of the program itself, which can be sent signals.
start_in_root_as() { # LOG NAME USER VARIABLE=VALUE... COMMAND...
    local as_user
    set_as_user "${@:2}"
    "${as_user[@]}" >"$1" 2>&1 &
    # shellcheck disable=SC2034 # for the caller
    started=$!
}

install_in_root() { # NAME PACKAGE...
    in_root "$1" apt-get install -q -y --no-install-recommends "${@:2}" >>"$roots/$1.apt.log" 2>&1 ||
        { tail -n 5 "$roots/$1.apt.log" && return 1; }
}

packages_in() { in_root "$1" dpkg-query -W | wc -l; }
