# What scripts/run and scripts/test share: packages and build. Sourced, not run. Speaks on standard error only, so that
# standard output belongs to the program.

packages=(
  g++ cmake ninja-build pkg-config
  libboost1.81-dev libboost-context1.81-dev libboost-fiber1.81-dev
  libfmt-dev libcli11-dev nlohmann-json3-dev libutf8proc-dev
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
)

say() { printf 'ttadak: %s\n' "$*" >&2; }

# require PACKAGE...: installs those that are missing, or says how and exits 2.
require() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return

  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    else
      say "packages are missing, and there is neither root nor sudo to install them; please run as root:"
      printf '%s\n' "${install[*]}" >&2
      exit 2
    fi
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2 || say "the package lists could not be updated; trying with the old ones"
  if ! DEBIAN_FRONTEND=noninteractive "${as_root[@]}" "${install[@]}" -qq >&2; then
    say "the packages could not be installed; please run as root:"
    printf '%s\n' "${install[*]}" >&2
    exit 2
  fi
}

# build PRESET TARGET...: configures if that was never done, and builds what is not up to date.
build() {
  local preset=$1 target
  shift
  local directory=build/$preset targets=()
  for target in "$@"; do targets+=(--target "$target"); done
  if [ ! -f "$directory/build.ninja" ] || [ -n "${CI:-}" ]; then
    mkdir -p build
    if ! cmake --preset "$preset" ${CI:+-DTTADAK_WARNINGS_AS_ERRORS=ON} >"build/$preset.log" 2>&1; then
      cat "build/$preset.log" >&2
      exit 3
    fi
    say "building ($preset); only the first time takes a while"
  fi
  cmake --build "$directory" "${targets[@]}" >"build/$preset.log" 2>&1 || { cat "build/$preset.log" >&2; exit 3; }
}
