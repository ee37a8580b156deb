# What scripts/run and scripts/test share: packages and build. Sourced, not run. Speaks on standard error only, so that
# standard output belongs to the program.

packages=(
  g++ cmake ninja-build pkg-config
  libboost1.81-dev libboost-context1.81-dev libboost-fiber1.81-dev
  libfmt-dev libcli11-dev nlohmann-json3-dev libutf8proc-dev libxxhash-dev libpg-query-dev libpugixml-dev tao-pegtl-dev
  libpq-dev libmariadb-dev
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
  postgresql mariadb-server
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
  local by_hand="apt-get update && ${install[*]}"
  local as_root=(env DEBIAN_FRONTEND=noninteractive)
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
    else
      say "packages are missing, and there is neither root nor sudo to install them; please run as root:"
      printf '%s\n' "$by_hand" >&2
      exit 2
    fi
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2 || say "the package lists could not be updated; trying with the old ones"
  if ! "${as_root[@]}" "${install[@]}" -qq >&2; then
    say "the packages could not be installed; please run as root:"
    printf '%s\n' "$by_hand" >&2
    exit 2
  fi
}

# build PRESET TARGET...: configures if that was never done, and builds what is not up to date.
build() {
  local preset=$1 target
  shift
  local directory=build/$preset targets=()
  for target in "$@"; do targets+=(--target "$target"); done
  if ! grep -q "{\"name\": \"$preset\", \"configurePreset\"" CMakePresets.json; then
    say "no preset '$preset'; there are: $(sed -nE 's/.*"name": "([a-z]+)", "configurePreset".*/\1/p' CMakePresets.json | tr '\n' ' ')"
    exit 2
  fi
  if [ ! -f "$directory/build.ninja" ] || [ -n "${CI:-}" ]; then
    mkdir -p build
    say "building ($preset); only the first time takes a while"
    if ! cmake --preset "$preset" ${CI:+-DTTADAK_WARNINGS_AS_ERRORS=ON} >"build/$preset.log" 2>&1; then
      cat "build/$preset.log" >&2
      exit 3
    fi
  fi
  cmake --build "$directory" "${targets[@]}" >"build/$preset.log" 2>&1 || { cat "build/$preset.log" >&2; exit 3; }
}
