#!/bin/sh
# The tasks of build.ps1 from a shell: hands over to PowerShell where there is one,
# and does what needs none where there is not. Run it without a task to see them.
set -eu

called_from=$PWD
cd "$(dirname "$0")"

usage() {
    cat <<'TEXT'
usage: ./build.sh build|test|demo|bench|soak|pack|api|clean [options]

  --configuration Debug|Release   Debug by default; bench and pack are always Release
  --aws-clients Source|Package    by default the vendor's packages when the configured feeds have them
  --filter TEXT                   test: only tests whose full name contains TEXT
  --no-pester                     test: the C# suites only
  --culture NAME                  test: all suites as in the culture of another place, such as tr-TR
  --quick                         bench: fewer rounds and shorter waiting; soak: fewer lifecycles and kills
  --allow-source-clients          pack: also when only the clients built from source are to be had
  --from FOLDER_OR_FILE           api: the vendor's service description
TEXT
}

task=${1:-}
case $task in
    build | test | demo | bench | soak | pack | api | clean) shift ;;
    *) usage >&2; exit 2 ;;
esac

configuration=Debug
aws_clients=
filter=
no_pester=
culture=
quick=
allow_source_clients=
from=
while [ $# -gt 0 ]; do
    case $1 in
        --configuration) configuration=$2; shift ;;
        --aws-clients) aws_clients=$2; shift ;;
        --filter) filter=$2; shift ;;
        --no-pester) no_pester=1 ;;
        --culture) culture=$2; shift ;;
        --quick) quick=1 ;;
        --allow-source-clients) allow_source_clients=true ;;
        --from)
            case $2 in
                /*) from=$2 ;;
                *) from=$called_from/$2 ;;
            esac
            shift
            ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

if ! command -v dotnet >/dev/null 2>&1; then
    echo 'The .NET SDK is needed and not on the PATH.' >&2
    exit 1
fi

# An unreachable feed must not hold the build up.
within() {
    seconds=$1
    shift
    if command -v timeout >/dev/null 2>&1; then
        timeout "$seconds" "$@" >/dev/null 2>&1 </dev/null
    else
        "$@" >/dev/null 2>&1 </dev/null
    fi
}

hand_over() {
    set -- "$@" -NoProfile -File ./build.ps1 "$task" -Configuration "$configuration"
    [ -z "$aws_clients" ] || set -- "$@" -AwsClients "$aws_clients"
    [ -z "$filter" ] || set -- "$@" -Filter "$filter"
    [ -z "$no_pester" ] || set -- "$@" -NoPester
    [ -z "$culture" ] || set -- "$@" -Culture "$culture"
    [ -z "$quick" ] || set -- "$@" -Quick
    [ -z "$allow_source_clients" ] || set -- "$@" -AllowSourceClients
    [ -z "$from" ] || set -- "$@" -From "$from"
    exec "$@"
}

if command -v pwsh >/dev/null 2>&1; then
    hand_over pwsh
elif [ "$task" != clean ] && within 60 dotnet tool restore; then
    hand_over dotnet tool run pwsh --
fi

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

select_aws_clients() {
    remembered=artifacts/aws-clients.txt
    probe=src/AwsClients.probe.proj
    if [ -n "$aws_clients" ]; then
        reason='as asked for'
    else
        if [ ! -f "$remembered" ]; then
            mkdir -p artifacts
            if [ ! -f "$probe" ]; then
                printf '%s\n' Source 'there is no probe for the packages'
            elif within 20 dotnet restore "$probe" "-p:BaseIntermediateOutputPath=$PWD/artifacts/probe/"; then
                printf '%s\n' Package "the configured feeds have the vendor's packages"
            else
                printf '%s\n' Source "the configured feeds do not have the vendor's packages"
            fi >"$remembered"
        fi
        aws_clients=$(sed -n 1p "$remembered")
        reason=$(sed -n 2p "$remembered")
    fi
    echo "AWS service clients: $aws_clients ($reason)"
}

build_project() {
    dotnet msbuild "$1" -restore -nologo -v:quiet "-p:Configuration=$configuration;AwsClients=$aws_clients"
}

run_tests() {
    [ -z "$culture" ] || export LC_ALL="$(echo "$culture" | tr - _).UTF-8"
    results=artifacts/test-results
    rm -rf "$results"
    mkdir -p "$results"
    if ! build_project NeptuneMl.slnx; then
        echo '0 passed, 1 failed'
        return 1
    fi

    noise='^[[:space:]]*$|^Test run for |^A total of |^VSTest version|^Starting test execution|^Results File:|^\[xUnit\.net '
    set -- --no-build -c "$configuration" "-p:AwsClients=$aws_clients" --logger trx --results-directory "$results"
    [ -z "$filter" ] || set -- "$@" --filter "FullyQualifiedName~$filter"
    {
        status=0
        dotnet test NeptuneMl.slnx "$@" || status=$?
        echo "$status" >"$results/exit-code"
    } 2>&1 | grep -Ev "$noise" || true

    left_out=$(find tests/Pester -name '*.Tests.ps1' -exec basename {} .ps1 \; 2>/dev/null | sort | tr '\n' ' ')
    [ -n "$no_pester" ] || [ -z "$left_out" ] || echo "Left out, because there is no PowerShell: $left_out"

    cat "$results"/*.trx 2>/dev/null |
        sed -n 's/.*<Counters total="\([0-9]*\)" executed="\([0-9]*\)" passed="\([0-9]*\)" failed="\([0-9]*\)".*/\1 \2 \3 \4/p' |
        awk -v status="$(cat "$results/exit-code")" '
            { skipped += $1 - $2; passed += $3; failed += $4 }
            END {
                if (status != 0 && failed == 0) {
                    print "The C# suites did not run to their end (exit code " status "); counted as one failure."
                    failed = 1
                }
                printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
                exit failed > 0
            }'
}

run_demo() {
    build_project src/NeptuneMl.WalkThrough
    dotnet run --project src/NeptuneMl.WalkThrough --no-build -c "$configuration"
}

pack() {
    version=$(dotnet msbuild src/NeptuneMl -getProperty:Version)
    dotnet pack src/NeptuneMl -c Release -v quiet -o artifacts/package "-p:AwsClients=$aws_clients" \
        "-p:ModuleFolder=$PWD/artifacts/package/NeptuneMl/$version/" "-p:AllowSourceClients=$allow_source_clients"
    echo "packed: artifacts/package/NeptuneMl/$version"
    echo "packed: artifacts/package/NeptuneMl.$version.nupkg"
}

if [ "$task" = clean ]; then
    rm -rf artifacts src/*/bin src/*/obj tests/*/bin tests/*/obj tests/bench/*/bin tests/bench/*/obj tests/fuzz/*/bin tests/fuzz/*/obj
    exit 0
fi

if [ "$task" = api ]; then
    dotnet run --project src/NeptuneMl.ApiRefresh --verbosity quiet -- "$from" api
    exit
fi

echo 'No PowerShell on the PATH or from the configured feeds: doing what needs none.'
case $task in
    bench | soak) echo "$task: what it measures needs PowerShell; nothing was measured." && exit 1 ;;
esac

select_aws_clients
case $task in
    build) build_project NeptuneMl.slnx ;;
    test) run_tests ;;
    demo) run_demo ;;
    pack) pack ;;
esac
