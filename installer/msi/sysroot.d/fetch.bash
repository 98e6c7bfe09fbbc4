# SPDX-License-Identifier: EUPL-1.2
#
# Debian's sources, in the versions and with the SHA-256 of sources.tsv, through apt. apt gets a
# configuration of its own, so that neither the machine's list of sources nor its indexes change; where
# it fetches from is what the machine says for its own Debian packages.

# The machine's Debian archives as lines of source packages. Only archives whose Release file says
# Debian: whatever else the machine uses has no business here.
with_debian_archives() {
  apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' \
    'Created-By: Packages' |
    awk -F'|' '$1 == "Debian" {
      print "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] " $2, $3, $4 }' |
    sort -u
}

private_apt() {
  local apt=$work/apt command=$1
  shift
  "$command" -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt/sources" \
    -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt/cache" \
    -o APT::Sandbox::User="$(id -un)" -o APT::Get::List-Cleanup=false "$@"
}

prepare_apt() {
  local apt=$work/apt
  [[ -e $apt/ready ]] && return
  mkdir -p "$apt"/{sources,lists/partial,cache/archives/partial}
  with_debian_archives >"$apt/sources/debian.list"
  if [[ ! -s $apt/sources/debian.list ]]; then
    echo "sysroot: this machine has no index of a Debian archive; run apt-get update first" >&2
    exit 1
  fi
  private_apt apt-get update -qq >&2
  touch "$apt/ready"
}

# rows LIBRARY: its lines of sources.tsv.
rows() { awk -F'\t' -v name="$1" '$1 == name' "$parts/sources.tsv"; }

# Whether every file of LIBRARY lies in the cache with the pinned SHA-256.
have_files() {
  local file sha256
  while IFS=$'\t' read -r _ _ _ file sha256; do
    echo "$sha256  $cache/sources/$file" | sha256sum --check --status 2>/dev/null || return 1
  done < <(rows "$1")
}

fetch_library() {
  local library=$1 package version
  IFS=$'\t' read -r _ package version _ _ < <(rows "$library")
  if ! have_files "$library"; then
    prepare_apt
    echo "sysroot: fetching $package $version" >&2
    rm -f "$cache/sources/${package}_"*
    if ! (cd "$cache/sources" && private_apt apt-get source --only-source --download-only -qq \
      "$package=$version" >"$work/logs/fetch-$library.log" 2>&1); then
      cat "$work/logs/fetch-$library.log" >&2
      echo "sysroot: the source of $package $version, pinned in installer/msi/sysroot.d/sources.tsv," \
        "cannot be had from this machine's Debian archives. They list:" >&2
      private_apt apt-cache showsrc --only-source "$package" |
        awk '/^Version:/ { print "sysroot:   " $2 }' >&2
      exit 1
    fi
    if ! have_files "$library"; then
      echo "sysroot: what the archive gave for $package $version is not what sources.tsv pins:" >&2
      (cd "$cache/sources" && rows "$library" | awk -F'\t' '{ print $5 "  " $4 }' |
        sha256sum --check >&2) || true
      exit 1
    fi
  fi
  # --no-check: the SHA-256 above says more than the signature inside, whose key may be gone.
  rm -rf "$work/src/$library" "$work/unpack"
  mkdir "$work/unpack"
  dpkg-source --no-check -x "$cache/sources/$(rows "$library" | cut -f 4 | grep '\.dsc$')" \
    "$work/unpack/tree" >"$work/logs/unpack-$library.log" 2>&1
  mv "$work/unpack/tree" "$work/src/$library"
  rm -rf "$work/unpack"
}

fetch_sources() {
  local library
  mkdir -p "$cache/sources"
  for library in $(grep -v '^#' "$parts/sources.tsv" | cut -f 1 | uniq); do
    [[ -e $work/stamps/$library || -e $work/src/$library ]] || fetch_library "$library"
  done
}
