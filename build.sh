#!/bin/sh
# Runs build.ps1 in PowerShell 7.6 or later: the one on the PATH, else the .NET tool pinned in .config/dotnet-tools.json, else
# the newest 7.6 on the NuGet feeds. Options may be written both ways: -NoPester or --no-pester.
set -eu
for argument; do
    shift
    case $argument in --*) argument=-$(printf %s "$argument" | tr -d -) ;; esac
    set -- "$@" "$argument"
done
caller=$PWD
cd "$(dirname "$0")"
set -- -NoProfile -WorkingDirectory "$caller" -File "$PWD/build.ps1" "$@"

case $(pwsh --version 2>/dev/null) in
    'PowerShell 7.'[6-9]* | 'PowerShell 7.'[1-9][0-9]* | 'PowerShell '[89]*) exec pwsh "$@" ;;
esac
if dotnet tool restore >/dev/null 2>&1 || dotnet tool run pwsh -- --version >/dev/null 2>&1; then
    exec dotnet tool run pwsh -- "$@"
fi
if [ -x artifacts/tools/pwsh ] || dotnet tool install PowerShell --version '7.6.*' --tool-path artifacts/tools >&2; then
    exec artifacts/tools/pwsh "$@"
fi
echo 'PowerShell 7.6 is not on the PATH, and the .NET SDK could not install it from the configured NuGet feeds.' >&2
exit 1
