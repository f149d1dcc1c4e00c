# The command line in PowerShell: tandem.ps1 --help. Completion: .\tandem.ps1 completion powershell | Out-String | Invoke-Expression
# What comes through the pipeline is read as from a terminal's input; the exit status is in $LASTEXITCODE.
$ErrorActionPreference = 'Stop'
$JavaVersion = 25
$Folder = Split-Path -Parent $PSCommandPath

function Test-Java([string] $Home25) {
    if (-not $Home25) { return $false }
    $release = Join-Path $Home25 'release'
    return (Test-Path $release) -and (Select-String -Quiet -Path $release -Pattern "^JAVA_VERSION=`"$JavaVersion[`".]")
}

$Candidates = @($env:TANDEM_JAVA, $env:JAVA_HOME)
$Candidates += @(Get-ChildItem -ErrorAction SilentlyContinue -Directory "$env:ProgramFiles/Eclipse Adoptium", "$env:ProgramFiles/Java", '/usr/lib/jvm' | ForEach-Object { $_.FullName })
$JavaHome = $Candidates | Where-Object { Test-Java $_ } | Select-Object -First 1
if (-not $JavaHome) {
    [Console]::Error.WriteLine("Tandem needs Java $JavaVersion, and none was found. Install one (for example Eclipse Temurin $JavaVersion) or set TANDEM_JAVA to its folder.")
    exit 2
}

$State = if ($env:XDG_STATE_HOME) { "$env:XDG_STATE_HOME/tandem/cli" } elseif ($env:LOCALAPPDATA) { "$env:LOCALAPPDATA/tandem/cli" } else { "$HOME/.local/state/tandem/cli" }
New-Item -ItemType Directory -Force -Path $State | Out-Null
$Launcher = (Get-ChildItem (Join-Path $Folder 'plugins') -Filter 'org.eclipse.equinox.launcher_*.jar' | Select-Object -First 1).FullName
$Shared = ([System.Uri] (Join-Path $Folder 'configuration')).AbsoluteUri + '/'
$Arguments = @('-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-XX:-HeapDumpOnOutOfMemoryError', "-XX:ErrorFile=$State/crash-%p.log",
    '--enable-native-access=ALL-UNNAMED', '-Djava.net.useSystemProxies=true', "-Dosgi.requiredJavaVersion=$JavaVersion", '-Dosgi.configuration.cascaded=true',
    "-Dosgi.sharedConfiguration.area=$Shared", '-jar', $Launcher, '-configuration', "$State/configuration", '-data', "$State/workspace") + $args
& (Join-Path $JavaHome 'bin/java') @Arguments
exit $LASTEXITCODE
