#!/bin/sh
# Builds the peers and runs them beside the course on one task. Needs a C compiler, cmake, R with deSolve, and apt with network access,
# or a folder with the unpacked source of SUNDIALS in SUNDIALS. Usage: bench/peers/run.sh [FOLDER]; all that is made goes there (default artifacts/peers).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "${1:-$root/artifacts/peers}"
to=$(cd "${1:-$root/artifacts/peers}" && pwd)

if [ ! -f "$to/sundials/lib/libsundials_cvode.a" ]; then
    source=${SUNDIALS:-}
    if [ -z "$source" ]; then
        # Debian's source package, by lists of our own: neither root nor deb-src in the system's lists is needed.
        mkdir -p "$to/apt/parts" "$to/apt/lists/partial" "$to/apt/cache/archives/partial"
        cat /etc/apt/sources.list.d/debian.sources | sed 's/^Types:.*/Types: deb-src/' > "$to/apt/parts/source.sources"
        printf 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "%s/apt/parts";\nDir::State::lists "%s/apt/lists";\nDir::Cache "%s/apt/cache";\nAPT::Sandbox::User "";\n' "$to" "$to" "$to" > "$to/apt/apt.conf"
        (cd "$to" && APT_CONFIG="$to/apt/apt.conf" apt-get -qq update && APT_CONFIG="$to/apt/apt.conf" apt-get -qq source sundials)
        source=$(find "$to" -maxdepth 1 -type d -name 'sundials-*' | head -n 1)
    fi
    cmake -S "$source" -B "$to/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE="-O3 -march=native" -DBUILD_SHARED_LIBS=OFF -DEXAMPLES_ENABLE_C=OFF \
        -DEXAMPLES_INSTALL=OFF -DBUILD_ARKODE=OFF -DBUILD_CVODES=OFF -DBUILD_IDA=OFF -DBUILD_IDAS=OFF -DBUILD_KINSOL=OFF -DCMAKE_INSTALL_PREFIX="$to/sundials" > "$to/build.log"
    cmake --build "$to/build" >> "$to/build.log"
    cmake --install "$to/build" >> "$to/build.log"
fi

cc -O3 -march=native -I"$to/sundials/include" "$here/cvode.c" -L"$to/sundials/lib" -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense \
    -lsundials_sunlinsoldense -lsundials_sunnonlinsolfixedpoint -lm -o "$to/cvode"
cp "$here/desolve.c" "$to/desolve.c"
(cd "$to" && PKG_CFLAGS="-O3 -march=native" R CMD SHLIB desolve.c > "$to/desolve.log")
dotnet publish "$root/src/Glabella" -c Release -o "$to/glabella" -v quiet
dotnet run -c Release --project "$root/bench/Glabella.Benchmarks" -- peers "$to" "$here/desolve.R"
