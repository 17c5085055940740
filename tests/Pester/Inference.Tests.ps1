BeforeDiscovery {
    Import-Module NeptuneMl
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/../oracle/Oracle.ps1

    # The Gremlin texts of a call, which -WhatIf shows.
    function Get-QueryText([scriptblock] $Call) {
        @(& $Call 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { $_.Message -replace '(?s)^.*?: (g\..*)"\.$', '$1' })
    }
}

Describe 'Invoke-NeptuneMLInference' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $endpoint = Start-NeptuneMLDataProcessingJob @processing @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast |
            New-NeptuneMLEndpoint -Id genres @fast
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'predicts a class with a score for a node of a piped endpoint' {
        $prediction = $endpoint | Invoke-NeptuneMLInference -NodeId movie_1 -Property genre

        $prediction | Should -BeOfType NeptuneMl.Prediction
        $prediction.NodeId, $prediction.Edge, $prediction.Property, $prediction.EndpointId | Should -Be 'movie_1', $null, 'genre', 'genres'
        $prediction.Value | Should -BeOfType string
        $prediction.Score | Should -BeGreaterThan 0
        $prediction.LatencyInMilliseconds | Should -BeGreaterThan 0
        $prediction.Connection | Should -Be (Get-NeptuneMLConnection)
    }

    It 'predicts the same for a node whatever the batch and the way of giving it' {
        $alone = 'movie_1', 'movie_2', 'movie_3' | ForEach-Object { Invoke-NeptuneMLInference $_ genre -EndpointId genres -Limit 3 }
        $ways = @(
            Invoke-NeptuneMLInference movie_1, movie_2, movie_3 genre -EndpointId genres -Limit 3
            'movie_1', 'movie_2', 'movie_3' | Invoke-NeptuneMLInference -Property genre -EndpointId genres -Limit 3 -BatchSize 2
            'movie_1', 'movie_2', 'movie_3' | ForEach-Object { [pscustomobject] @{ NodeId = $_; EndpointId = 'genres' } } | Invoke-NeptuneMLInference -Property genre -Limit 3
            $endpoint | ConvertTo-Json -Depth 2 | ConvertFrom-Json | Invoke-NeptuneMLInference movie_1, movie_2, movie_3 genre -Limit 3
        )

        $alone | Should -HaveCount 9
        for ($way = 0; $way -lt 4; $way++) {
            $ways[(9 * $way)..(9 * $way + 8)] | ForEach-Object { "$($_.NodeId) $($_.Value) $($_.Score)" } |
                Should -Be ($alone | ForEach-Object { "$($_.NodeId) $($_.Value) $($_.Score)" })
        }
    }

    It 'reads the ids from a file' {
        Set-Content TestDrive:/ids.txt 'movie_1', '', ' movie_2 '

        (Invoke-NeptuneMLInference -Path TestDrive:/ids.txt -Property genre -EndpointId genres).NodeId | Should -Be 'movie_1', 'movie_2'
        (Invoke-NeptuneMLInference -Path TestDrive:/ids.txt -AsEdge -Property genre -EndpointId genres).Edge | Should -Be 'movie_1', 'movie_2'
    }

    It 'predicts a number without a score for nodes and edges' {
        $ofNode = Invoke-NeptuneMLInference movie_1 revenue -EndpointId genres -Regression
        $ofEdge = Invoke-NeptuneMLInference -EdgeId rating_1 -Property score -EndpointId genres -Regression

        $ofNode.Value, $ofEdge.Value | Should -BeOfType double
        $ofNode.Score ?? $ofEdge.Score | Should -BeNullOrEmpty
        $ofEdge.NodeId, $ofEdge.Edge | Should -Be $null, 'rating_1'
    }

    It 'predicts links in both directions' {
        $to = Invoke-NeptuneMLInference user_1, user_2 -EndpointId genres -EdgeLabel rated -TargetLabel movie -Limit 4
        $from = Invoke-NeptuneMLInference movie_1 -EndpointId genres -EdgeLabel rated -TargetLabel user -Incoming

        $to.NodeId | Should -Be (@('user_1') * 4 + @('user_2') * 4)
        $to.Value | Should -Match '^movie_'
        $from.Property, $from.NodeId | Should -Be 'rated', 'movie_1'
        $from.Value | Should -Match '^user_'
    }

    It 'drops predictions below -ScoreThreshold without an error' {
        Invoke-NeptuneMLInference movie_1 genre -EndpointId genres -ScoreThreshold 1 -ErrorAction Stop | Should -BeNullOrEmpty
        (Invoke-NeptuneMLInference movie_1 genre -EndpointId genres -Limit 100 -ScoreThreshold 0.1).Score | ForEach-Object { $_ | Should -BeGreaterOrEqual 0.1 }
    }

    It 'sends one node in each inductive query, with the predicates' {
        $texts = Get-QueryText { Invoke-NeptuneMLInference movie_1, movie_2 genre -EndpointId genres -Inductive -Deterministic -NoMetadataCache -Verbose }

        $texts | Should -HaveCount 2
        $texts[1] | Should -Be ("g.with('Neptune#ml.endpoint','genres').V('movie_2').properties('genre','Neptune#ml.score').with('Neptune#ml.classification')" +
            ".with('Neptune#ml.inductiveInference').with('Neptune#ml.deterministic').with('Neptune#ml.disableInductiveInferenceMetadataCache')")
    }

    It 'shows the query with -WhatIf and sends nothing' {
        $session = New-Session ($sessionHost = [NeptuneMl.Tests.RecordingHost]::new())
        $null = $session.AddCommand('Invoke-NeptuneMLInference').AddParameters(@{
                NodeId = "it's"; Property = 'genre'; EndpointId = 'genres'; EndpointUrl = 'http://127.0.0.1:1'; Unsigned = $true; Region = 'us-east-1'; WhatIf = $true
            }).Invoke()
        $lines = @($sessionHost.Lines)
        Remove-Session $session

        $lines | Should -HaveCount 1
        $lines[0] | Should -BeLike "What if: Performing the operation `"Query`" on target `"endpoint 'genres' on 127.0.0.1:1: g.with('Neptune#ml.endpoint','genres').V('it\'s').*"
    }

    It 'asks about ids that are Gremlin, and finds them again' {
        $hostile = "'); g.V().drop(); //", '"', 'back\slash\', '$x ${1+1}', "two`nlines", "`u{2028}", 'a漢😀', '{"NodeId":"x"}', '["a"]', ('x' * 1000)
        ($hostile | Invoke-NeptuneMLInference -Property "it's `$1" -EndpointId genres).NodeId | Should -Be $hostile
        (Invoke-NeptuneMLInference -NodeId $hostile -Property genre -EndpointId genres).NodeId | Should -Be $hostile
    }

    It 'sends a query as it is, from the prefix of the endpoint' {
        $found = Invoke-NeptuneMLInference -Query "$($endpoint.QueryPrefix).V('movie_1').properties('genre').with('Neptune#ml.classification').path()"
        $raw = Invoke-NeptuneMLInference -Query "$($endpoint.QueryPrefix).V('movie_1').properties('genre').with('Neptune#ml.classification')" -Raw

        $found.NodeId, $found.Property | Should -Be 'movie_1', 'genre'
        $found.Value | Should -Be (Invoke-NeptuneMLInference movie_1 genre -EndpointId genres).Value
        $raw.Result.data.'@value'[0].'@value'.value | Should -Be $found.Value
        $raw.StatusCode | Should -Be 200
    }

    It 'predicts what boto3 reads from the same query' {
        $python = Find-OraclePython
        if (-not $python) { Set-ItResult -Skipped -Because 'no Python with botocore is installed'; return }
        $own = Invoke-NeptuneMLInference movie_1, movie_2 genre -EndpointId genres -Limit 2 -Verbose 4>&1
        $text = ($own | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Message -replace '(?s)^.*?: (g\..*)"\.$', '$1'
        $script = @'
import json, sys, botocore.session
from botocore import UNSIGNED
from botocore.config import Config
client = botocore.session.get_session().create_client('neptunedata', region_name='us-east-1', endpoint_url=sys.argv[1], config=Config(signature_version=UNSIGNED))
rows = client.execute_gremlin_query(gremlinQuery=sys.argv[2], serializer='application/vnd.gremlin-v3.0+json;types=false')['result']['data']
print(json.dumps([[row['source']['id'], row['prediction']['label'], row['prediction']['value']] for row in rows]))
'@
        $rows = & $python -c $script "$((Get-NeptuneMLConnection).EndpointUrl)" $text | ConvertFrom-Json -NoEnumerate
        $expected = foreach ($prediction in $own | Where-Object { $_ -is [NeptuneMl.Prediction] }) {
            "$($prediction.NodeId) genre $($prediction.Value)"
            "$($prediction.NodeId) Neptune#ml.score $($prediction.Score)"
        }

        $expected | Should -HaveCount 8
        $rows | ForEach-Object { "$($_[0]) $($_[1]) $($_[2])" } | Should -Be $expected
    }

    It 'is a table that fits <_> columns' -ForEach 80, 120 {
        $lines = (Invoke-NeptuneMLInference ('n' * 60), movie_1 genre -EndpointId genres -Limit 2 | Out-String -Width $_) -split "`r?`n"

        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[1] -replace "`e\[[0-9;]*m" | Should -Match '^Node +Property +Value +Score +Latency'
    }

    It 'writes an error for -<Name> and sends nothing' -ForEach @(
        @{ Name = 'EndpointId'; Arguments = @{ NodeId = 'a'; Property = 'p' } }
        @{ Name = 'NodeId'; Arguments = @{ EndpointId = 'genres'; Property = 'p' } }
        @{ Name = 'EdgeId'; Arguments = @{ EndpointId = 'genres'; NodeId = 'a'; EdgeId = 'b'; Property = 'p' } }
        @{ Name = 'Limit'; Arguments = @{ EndpointId = 'genres'; NodeId = 'a'; Property = 'p'; Regression = $true; Limit = 2 } }
        @{ Name = 'Deterministic'; Arguments = @{ EndpointId = 'genres'; NodeId = 'a'; Property = 'p'; Deterministic = $true } }
        @{ Name = 'Path'; Arguments = @{ EndpointId = 'genres'; Path = 'TestDrive:/none.txt'; Property = 'p' } }
    ) {
        $failure = { Invoke-NeptuneMLInference @Arguments } | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.ParameterName | Should -Be $Name
    }

    It 'writes one error for a piped object that is no id and continues' {
        $ids = 'movie_1', @{ Other = 1 }, $null, 'movie_2' | Invoke-NeptuneMLInference -Property genre -EndpointId genres -ErrorVariable failures -ErrorAction SilentlyContinue

        $ids.NodeId | Should -Be 'movie_1', 'movie_2'
        $failures.FullyQualifiedErrorId | Should -Be (@('InvalidParameter,NeptuneMl.Cmdlets.NeptuneML.InvokeNeptuneMLInferenceCommand') * 2)
    }

    It 'names the cmdlet that lists endpoints for an endpoint that does not exist' {
        $failure = { Invoke-NeptuneMLInference a genre -EndpointId none -ErrorAction Stop } | Should -Throw -ErrorId 'BadRequest,*' -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Get-NeptuneMLEndpoint'
    }

    It 'needs the permission to read by query' {
        (Get-NeptuneMLRequiredPolicy -Cmdlet Invoke-NeptuneMLInference | ConvertFrom-Json).Statement.Action | Should -Be 'neptune-db:ReadDataViaQuery'
    }
}

Describe 'A response without a prediction for each node' {
    BeforeAll {
        $vertex = '{"@type":"g:Vertex","@value":{"id":"b","label":"movie"}}'
        $property = '{"@type":"g:VertexProperty","@value":{"id":1,"value":"Action","label":"genre"}}'
        $server = New-ScriptedServer -Json "{`"requestId`":`"r`",`"status`":{`"code`":200},`"result`":{`"data`":[{`"source`":$vertex,`"prediction`":$property}],`"meta`":{}}}"
        $at = @{ Connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault }
    }

    AfterAll {
        $server.Dispose()
    }

    It 'is an error for each node without one' {
        $found = Invoke-NeptuneMLInference a, b, c genre -EndpointId e @at -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.NodeId | Should -Be 'b'
        $failures.TargetObject | Should -Be 'a', 'c'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PredictionMissing,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match '-Inductive'
    }

    It 'is no error with -ScoreThreshold' {
        (Invoke-NeptuneMLInference a, b, c genre -EndpointId e -ScoreThreshold 0.5 @at -ErrorAction Stop).NodeId | Should -Be 'b'
    }
}
