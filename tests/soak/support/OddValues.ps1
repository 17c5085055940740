# What nobody expects in a parameter, each made when it is needed; $valid is a value that the parameter takes.
$oddTexts = @(
    '', ' ', "`t`r`n", "`0", "a`0b", "a`nb", "`e[31mred", ('x' * 300), ('x' * 70000), '"', "'", '`', '$null', '$(1/0)', 'null', 'NaN', 'Infinity', 'true', '-1', '1e400', '0x7fffffff'
    '*', '?', '[', '[a-', '*[!', '.', '..', '../', '../../ml/endpoints', 'a/b', '/', '\', '..\..', '%2e%2e', '%2F', '%', '%00', '%zz', 'a b', 'a+b', '#', 'a#b', '?clean=true', 'a&b=c', ';', ':', '@'
    [string] [char] 0xD800, "a$([char] 0xDC00)", "$([char] 0xD83D)$([char] 0xDE00)", "$([char] 0xDE00)$([char] 0xD83D)", [string] [char] 0xFFFF, [string] [char] 0xFEFF, [string] [char] 0x200B, "a$([char] 0x202E)b"
    "$([char] 0x627)$([char] 0x644)", "e$([char] 0x301)", "$([char] 0x130)$([char] 0x131)", "$([char] 0x661)$([char] 0x662)", "$([char] 0x85)$([char] 0x2028)"
    '{', '{}', '[]', '[null]', '{"a":', '{"a":1,"a":2}', ('[' * 60 + ']' * 60), ('[' * 5000), ('{"a":' * 40 + '1' + '}' * 40), 's3://', 's3://b', 'arn:aws:', 'http://', 'http://[', 'file:///x', '0', '2147483648', '99999999999999999999'
)

# Where it is a list of ids, each is a request of its own.
$hugeList = @('x') * 10000
$hugeVoid = @($null) * 100000
$hugeMap = @{}
foreach ($number in 1..100000) { $hugeMap["k$number"] = 'v' }

$oddObjects = @(
    { $null }
    { [DBNull]::Value }
    { [Management.Automation.Internal.AutomationNull]::Value }
    { @() }
    { , @($null) }
    { @($valid, $null) }
    { , @(, @($valid)) }
    { , @(@(), @($null), @('a', @('b'))) }
    { , $hugeList }
    { , $hugeVoid }
    { , @(1..1000) }
    { $hugeMap }
    { 0 }
    { -1 }
    { [int]::MaxValue }
    { [int]::MinValue }
    { [long]::MaxValue }
    { [ulong]::MaxValue }
    { [bigint]::Pow(10, 400) }
    { [decimal]::MaxValue }
    { 0.5 }
    { [double]::NaN }
    { [double]::PositiveInfinity }
    { [double]::NegativeInfinity }
    { [double]::Epsilon }
    { $true }
    { [char] 0 }
    { , [byte[]] (0, 255, 254) }
    { [guid]::Empty }
    # The first and last that can be written here: over others the engine's own binder fails, as Get-Date does on a Saudi machine.
    { [cultureinfo]::CurrentCulture.Calendar.MinSupportedDateTime }
    { [datetimeoffset]::new([cultureinfo]::CurrentCulture.Calendar.MaxSupportedDateTime, 0) }
    { [timespan]::MinValue }
    { [version] '1.2' }
    { [uri] '../x' }
    { [regex] '()' }
    { [System.IO.FileInfo] 'no-such-file' }
    { [type] }
    { [System.DayOfWeek]::Friday }
    { { throw 'This script is a value.' } }
    { [xml] '<a b="c"><d/></a>' }
    { [cultureinfo]::InvariantCulture }
    { ConvertTo-SecureString 'secret' -AsPlainText }
    { [pscredential]::new('user', (ConvertTo-SecureString 'secret' -AsPlainText)) }
    { [System.Collections.ArrayList] @($valid, $valid) }
    { [System.Collections.Generic.List[object]] @($valid) }
    { [System.Collections.Queue]::new() }
    { [System.Collections.Generic.Dictionary[string, object]]::new() }
    { [System.Collections.Specialized.OrderedDictionary]::new() }
    { @{} }
    { @{ '' = $null } }
    { @{ 1 = 2; [datetime]::MinValue = @{} } }
    { @{ Key = $null; Value = $null } }
    { @{ Key = 'a'; Value = @('b') } }
    { @{ AccountId = $null } }
    { @{ ColumnName = $null; ColumnTypes = $null } }
    { @{ Name = @{}; Regex = @() } }
    { @{ a = $valid; b = @($null) } }
    { $self = @{}; $self.self = $self; $self }
    { $list = [System.Collections.ArrayList]::new(); $null = $list.Add($list); , $list }
    { $object = [pscustomobject] @{ Name = 'x' }; $object | Add-Member self $object; $object }
    { $deep = @{}; $inner = $deep; 1..20000 | ForEach-Object { $inner.a = @{}; $inner = $inner.a }; $deep }
    { $deep = @(); 1..2000 | ForEach-Object { $deep = , $deep }; , $deep }
    { $deep = [pscustomobject] @{ a = 1 }; 1..2000 | ForEach-Object { $deep = [pscustomobject] @{ a = $deep } }; $deep }
    { [pscustomobject] @{} }
    { [pscustomobject] @{ Id = $null; Name = @(); Key = 1; Value = @{}; AccountId = @{} } }
    { [pscustomobject] @{ Key = 'a' } | Add-Member -PassThru ScriptProperty Value { throw 'No value.' } }
    { [pscustomobject] @{ x = 1 } | Add-Member -PassThru -Force ScriptMethod ToString { throw 'No text.' } }
    { [psobject]::new() }
    { [psobject] $valid }
    { [NeptuneMl.TrainingJob]::new() }
    { [NeptuneMl.CleanRooms.TrainedModel]::new() }
    { [NeptuneMl.NeptuneMLException]::new('x') }
    { Get-Command Get-Item }
    { [System.Threading.CancellationToken]::None }
    { [System.Text.StringBuilder]::new('x') }
    { (1..3).GetEnumerator() }
)

# A text as it can be printed anywhere, and no longer than can be read.
function Format-Text([string] $Text) {
    $shown = [regex]::Replace($Text, '[^ -~]', { '\u{0:x4}' -f [int] $args[0].Value[0] })
    $shown.Length -le 200 ? "'$shown'" : "'$($shown.Substring(0, 200))' and so on, $($Text.Length) characters"
}

# A text that the parameter takes, with something odd put into it.
function Edit-Text([string] $Text, [random] $Random) {
    $odd = $oddTexts[$Random.Next($oddTexts.Count)]
    $at = $Random.Next($Text.Length + 1)
    switch ($Random.Next(5)) {
        0 { $Text.Insert($at, $odd) }
        1 { $Text.Substring(0, $at) }
        2 { $Text + $odd }
        3 { $odd + $Text }
        4 { $Text.Substring(0, $at) + [char] $Random.Next(0x10000) + $Text.Substring($at) }
    }
}

# One odd value, with a name that tells it; the same for the same state of the chance.
function New-OddValue([object] $Valid, [random] $Random) {
    $text = @($Valid)[0] -is [string] ? @($Valid)[0] : $null
    $kind = $Random.Next($text ? 6 : 3)
    if ($kind -eq 0) {
        $chosen = $oddTexts[$Random.Next($oddTexts.Count)]
        return @{ Name = "text $(Format-Text $chosen)"; Value = $chosen }
    }
    if ($kind -ge 3) {
        $chosen = Edit-Text $text $Random
        return @{ Name = "edited text $(Format-Text $chosen)"; Value = $chosen }
    }
    $chosen = $oddObjects[$Random.Next($oddObjects.Count)]
    $valid = $Valid
    return @{ Name = "$chosen".Trim(); Value = & $chosen }
}
