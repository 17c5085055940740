<#
.SYNOPSIS
Writes docs/screens.md: what a terminal of 120 and of 80 columns shows.

.DESCRIPTION
Opens PowerShell in tmux, types commands, and captures the screen. The module must be on the module path; the build lays it out in
artifacts/module. Needs tmux. The whole run takes about three minutes.
#>
#requires -Version 7.6
param(
    [string] $Path = "$PSScriptRoot/../../docs/screens.md",
    [int[]] $Width = (120, 80)
)

$ErrorActionPreference = 'Stop'
$server = "neptuneml-screens-$PID"

# What is typed, and what the screen shows when it is captured.
$scenes = @(
    @{
        Name  = 'Many'
        Title = 'Fifteen jobs'
        Steps = @(@{ Type = '$done = $jobs | Wait-NeptuneMLJob @quiet'; Until = '1 failed' })
    }
    @{
        Name  = 'Stages'
        Title = 'One job with stages'
        Steps = @(@{ Type = '$trained = $processed | Start-NeptuneMLTrainingJob @rgcn -Wait'; Until = 'tuning \w' })
    }
    @{
        Name  = 'Failed'
        Title = 'A failed job'
        Steps = @(
            @{ Type = '$processed | Start-NeptuneMLTrainingJob @bad -Wait'; Until = 'Recommendation[^$]*\n.*PS> *$' }
            @{ Type = 'Get-NeptuneMLTrainingJob'; Until = 'genres-bad +Failed[^$]*PS> *$' }
        )
    }
    @{
        Name  = 'Lists'
        Title = 'Lists of Neptune ML'
        Steps = @(
            @{ Type = 'Get-NeptuneMLTrainingJob'; Until = 'genres-next +Running[^$]*PS> *$' }
            @{ Type = 'Get-NeptuneMLEndpoint'; Until = 'genres-next +Creating[^$]*PS> *$' }
        )
    }
    @{
        Name  = 'Lists'
        Title = 'Lists of Clean Rooms ML'
        Steps = @(
            @{ Type = 'Get-CleanRoomsTrainedModel $membership'; Until = 'churn +(Running|Pending)[^$]*PS> *$' }
            @{ Type = 'Get-CleanRoomsTrainedModelInferenceJob $membership'; Until = 'november-scores[^$]*PS> *$' }
            @{ Type = 'Get-CleanRoomsMLInputChannel $membership'; Until = 'Id[^$]*\d\d:\d\d[^$]*PS> *$' }
            @{ Type = 'Get-CleanRoomsConfiguredModelAlgorithmAssociation $membership'; Until = '\d{4}-\d\d-\d\d[^$]*PS> *$' }
        )
    }
)

function Get-Screen {
    (tmux -u -L $server capture-pane -p -t screen) -join "`n"
}

# Waits until the screen matches, and returns it.
function Wait-Screen([string] $Pattern) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while (($shown = (Get-Screen).TrimEnd()) -notmatch $Pattern) {
        if ($watch.Elapsed.TotalSeconds -gt 90) { throw "The screen does not show '$Pattern':`n$shown" }
        Start-Sleep -Milliseconds 100
    }
    $shown
}

function Get-Capture([hashtable] $Scene, [int] $Columns) {
    $shell = (Get-Command pwsh -CommandType Application -TotalCount 1).Source
    tmux -u -L $server -f /dev/null new-session -d -s screen -x $Columns -y 40 "$shell" -NoLogo -NoProfile -NoExit -Command ". '$PSScriptRoot/Session.ps1' $($Scene.Name)"
    try {
        $null = Wait-Screen '^PS>$'
        foreach ($step in $Scene.Steps) {
            tmux -u -L $server send-keys -t screen -l $step.Type
            tmux -u -L $server send-keys -t screen Enter
            $shown = Wait-Screen $step.Until
        }
        ($shown -replace '\nPS> *$') -split "`n" | ForEach-Object TrimEnd
    }
    finally {
        tmux -u -L $server kill-server
    }
}

$text = @(
    '# Screens'
    ''
    'What a terminal of 120 and of 80 columns shows. `tests/screens/Update-Screens.ps1` makes this page: it types the commands into PowerShell in tmux, against the emulator, and captures the screen. Tables show local time; the objects have UTC.'
)
foreach ($scene in $scenes) {
    $text += '', "## $($scene.Title)"
    foreach ($columns in $Width) {
        $lines = Get-Capture $scene $columns
        if ($lines | Where-Object Length -GT $columns) { throw "$($scene.Title) is wider than $columns columns." }
        $text += '', "$columns columns:", '', '```text', $lines, '```'
    }
}
Set-Content $Path $text
