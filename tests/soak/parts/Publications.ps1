# Models are published to one endpoint by a script that is killed again and again, under faults, while another client asks the endpoint all
# the time: it always answers, with one of the two models, and at the end nothing is left beside it. The number of publications is a
# multiple of four, so that the last one does not keep the model before.
function Measure-Publication([string] $EmulatorPath, [int] $Count, [int] $Kills) {
    $folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "publications-$([guid]::NewGuid())")
    $emulator = Start-Emulator $EmulatorPath 0.2
    $asking = $null
    try {
        $null = Invoke-Neptune $emulator.Url dataprocessing @{ id = 'p'; inputDataS3Location = 's3://b/in'; processedDataS3Location = 's3://b/p' }
        foreach ($model in 'first', 'second') {
            $null = Invoke-Neptune $emulator.Url modeltraining @{ id = $model; dataProcessingJobId = 'p'; trainModelS3Location = 's3://b/m' }
            $null = Invoke-Neptune $emulator.Url endpoints @{ id = "only-$model"; mlModelTrainingJobId = $model }
            "NodeId,Property,Value`nmovie_1,genre,$(Get-Genre $emulator.Url "only-$model")" | Set-Content (Join-Path $folder "$model.csv")
            $null = Invoke-RestMethod "$($emulator.Url)/ml/endpoints/only-$model" -Method Delete
        }
        $genres = @('first', 'second' | ForEach-Object { (Import-Csv (Join-Path $folder "$_.csv")).Value })
        $null = Invoke-Neptune $emulator.Url endpoints @{ id = 'live'; mlModelTrainingJobId = 'first' }

        $asking = Start-ThreadJob -ArgumentList $emulator.Url, $genres, (Join-Path $folder end), ${function:Get-Genre} {
            param($url, $genres, $end, $getGenre)
            $asked = 0
            $outages = @()
            while (-not (Test-Path $end)) {
                try { $genre = & ([scriptblock]::Create($getGenre)) $url live } catch { $genre = "$_" }
                $asked++
                if ($genre -notin $genres) { $outages += $genre }
            }
            [pscustomobject] @{ Asked = $asked; Outages = $outages }
        }
        # The other client is not disturbed.
        $null = Set-Fault $emulator.Url @(
            @{ kind = 'Throttle'; operation = '*MLEndpoint'; rate = 0.1 }
            @{ kind = 'ServerError'; operation = '*MLEndpoint'; rate = 0.05; status = 503 }
            @{ kind = 'ResetBefore'; operation = '*MLEndpoint'; rate = 0.05 }
            @{ kind = 'ResetAfter'; operation = '*MLEndpoint'; rate = 0.05 }
            # Slow responses leave time for a kill between the effect of a request and the news of it.
            @{ kind = 'Slow'; operation = 'CreateMLEndpoint'; rate = 0.3; seconds = 0.3 }
            @{ kind = 'Slow'; operation = 'DeleteMLEndpoint'; rate = 0.3; seconds = 0.3 }
        )
        $parameters = @{ Url = $emulator.Url; Folder = $folder.FullName; Count = $Count }
        $killed = $hangs = 0
        $run = $null
        # A run that ends before its moment has come is not a kill.
        for ($attempt = 0; $attempt -lt 2 * $Kills -and $killed -lt $Kills -and -not $run; $attempt++) {
            $wanted = (Measure-Operation $emulator.Url '^(Create|Delete)MLEndpoint') + (Get-Random -Minimum 1 -Maximum 6)
            $script = Start-Script "$PSScriptRoot/../scripts/publications.ps1" $parameters
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not $script.Process.HasExited -and $watch.Elapsed.TotalSeconds -lt 120 -and (Measure-Operation $emulator.Url '^(Create|Delete)MLEndpoint') -lt $wanted) {
                $null = $script.Process.WaitForExit(20)
            }
            if ($watch.Elapsed.TotalSeconds -ge 120) { $hangs++ }
            if ($script.Process.WaitForExit((Get-Random -Maximum 300))) { $run = $script | Wait-Script }
            else {
                Stop-Script $script
                $killed++
            }
        }
        $run ??= Start-Script "$PSScriptRoot/../scripts/publications.ps1" $parameters | Wait-Script -PatienceSeconds (120 + 10 * $Count)
        $hits = Set-Fault $emulator.Url
        $null = New-Item (Join-Path $folder end)
        $asked = $asking | Receive-Job -Wait -AutoRemoveJob

        $wrong = @($run.Value?.Failures) -match '\S'
        $serving = $run.Value?.Serving
        if ($serving -and (Get-Genre $emulator.Url live) -ne (Import-Csv (Join-Path $folder "$serving.csv")).Value) { $wrong += "the endpoint does not serve $serving" }
        $left = @((Invoke-RestMethod "$($emulator.Url)/ml/endpoints?maxItems=100").ids | Where-Object { $_ -ne 'live' -and (Invoke-RestMethod "$($emulator.Url)/ml/endpoints/$_").status -ne 'Deleting' })
        $done = @(Get-ChildItem $folder -Filter *.done).Count
        [pscustomobject] @{
            Part       = "$Count publications to one endpoint, killed and run again"
            Injected   = (@("$killed SIGKILL") + @($hits | Where-Object hits | ForEach-Object { "$($_.hits) $($_.kind)" })) -join ', '
            Saw        = @("$done ended as they should; asked $($asked.Asked) times, $($asked.Outages.Count) outages"; $wrong | Select-Object -First 3; $asked.Outages | Select-Object -First 3; ${run}?.Hung) -match '\S' -join '; '
            Duplicates = $left.Count
            Lost       = $asked.Outages.Count + $wrong.Count + $Count - $done
            Hangs      = $hangs + [int] [bool] ${run}?.Hung
        }
    }
    finally {
        $null = New-Item (Join-Path $folder end) -Force
        if ($asking) { $asking | Remove-Job -Force -ErrorAction Ignore }
        $emulator | Stop-Server
        Remove-Item $folder -Recurse -Force
    }
}

# Starts a job or creates an endpoint, and waits until it is usable.
function Invoke-Neptune([string] $Url, [string] $Kind, [hashtable] $Body) {
    $null = Invoke-RestMethod "$Url/ml/$Kind" -Method Post -ContentType application/json -Body (ConvertTo-Json $Body)
    do { Start-Sleep -Milliseconds 50 } until ((Invoke-RestMethod "$Url/ml/$Kind/$($Body.id)").status -in 'Completed', 'InService')
}

# What an endpoint predicts.
function Get-Genre([string] $Url, [string] $EndpointId) {
    $query = "g.with('Neptune#ml.endpoint','$EndpointId').with('Neptune#ml.iamRoleArn','arn:aws:iam::123456789012:role/NeptuneML').V('movie_1').properties('genre').with('Neptune#ml.classification')"
    $answer = Invoke-RestMethod "$Url/gremlin" -Method Post -ContentType application/json -Body (ConvertTo-Json @{ gremlin = $query })
    (ConvertTo-Json $answer.result.data -Depth 10 -Compress) -replace '.*"value":"([^"]+)".*', '$1'
}
