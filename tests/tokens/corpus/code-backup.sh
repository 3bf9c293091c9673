#!/usr/bin/env bash
# Copies a folder to a dated archive and keeps the newest N of them.
set -euo pipefail

source_dir=${1:?usage: backup.sh SOURCE TARGET [KEEP]}
target_dir=${2:?usage: backup.sh SOURCE TARGET [KEEP]}
keep=${3:-14}
stamp=$(date -u +%Y%m%dT%H%M%SZ)
archive="$target_dir/$(basename "$source_dir")-$stamp.tar.zst"
tmp=$(mktemp "$target_dir/.partial.XXXXXX")
trap 'rm -f "$tmp"' EXIT

log() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2; }

if ! command -v zstd >/dev/null 2>&1; then
    log "zstd is not installed"; exit 127
fi
mkdir -p "$target_dir"
log "packing $source_dir"
tar --create --file - --exclude='*.tmp' --exclude-vcs -C "$(dirname "$source_dir")" "$(basename "$source_dir")" \
    | zstd -q -T0 -12 -o "$tmp" -f
mv -- "$tmp" "$archive"
log "wrote $archive ($(du -h "$archive" | cut -f1))"

mapfile -t old < <(ls -1t "$target_dir"/*.tar.zst | tail -n +"$((keep + 1))")
for file in "${old[@]}"; do
    log "removing ${file##*/}"
    rm -- "$file"
done
