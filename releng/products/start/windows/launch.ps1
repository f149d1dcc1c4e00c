# Used by the start scripts: finds Java and starts the product in this folder. Windows PowerShell 5.1 and PowerShell 7.
$ErrorActionPreference = 'Stop'
$JavaVersion = 25

function Test-Java([string] $Candidate) {
    if (-not $Candidate) { return $false }
    $release = Join-Path $Candidate 'release'
    return (Test-Path -LiteralPath $release) -and (Select-String -Quiet -LiteralPath $release -Pattern "^JAVA_VERSION=`"$JavaVersion[`".]")
}

# The Java that came with the product in the folder, else one of this computer.
function Find-Java([string] $Folder) {
    $candidates = @($env:TANDEM_JAVA, (Join-Path $Folder 'runtime'), $env:JAVA_HOME)
    $candidates += @(Get-ChildItem -ErrorAction SilentlyContinue -Directory "$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Java", "$env:ProgramFiles\Microsoft",
        "$env:ProgramFiles\Zulu", "$env:LOCALAPPDATA\Programs\Eclipse Adoptium" | ForEach-Object { $_.FullName })
    return $candidates | Where-Object { Test-Java $_ } | Select-Object -First 1
}

# One word of a command line, as Windows programs take lines apart.
function Format-Word([string] $Word) {
    if ($Word -ne '' -and $Word -notmatch '[\s"]') { return $Word }
    return '"' + (($Word -replace '(\\*)"', '$1$1\"') -replace '(\\+)$', '$1$1') + '"'
}

# Starts a product and returns its exit status; one with windows (-Windowed) is not waited for.
function Start-Tandem([string] $Product, [string] $Folder, [string[]] $Options, [string[]] $Arguments, [switch] $Windowed) {
    $java = Find-Java $Folder
    if (-not $java) {
        $sorry = "Tandem needs Java $JavaVersion, and none was found. Install one (for example Eclipse Temurin $JavaVersion) or set TANDEM_JAVA to its folder."
        if ($Windowed) { (New-Object -ComObject WScript.Shell).Popup($sorry, 0, 'Tandem', 16) | Out-Null } else { [Console]::Error.WriteLine($sorry) }
        return 2
    }
    $state = if ($env:XDG_STATE_HOME) { Join-Path $env:XDG_STATE_HOME "tandem\$Product" } else { Join-Path $env:LOCALAPPDATA "tandem\$Product" }
    New-Item -ItemType Directory -Force -Path $state | Out-Null
    $launcher = (Get-ChildItem (Join-Path $Folder 'plugins') -Filter 'org.eclipse.equinox.launcher_*.jar' | Select-Object -First 1).FullName
    $shared = ([System.Uri] (Join-Path $Folder 'configuration')).AbsoluteUri + '/'
    $all = $Options + @('-XX:-HeapDumpOnOutOfMemoryError', "-XX:ErrorFile=$state\crash-%p.log", '--enable-native-access=ALL-UNNAMED', '-Djava.net.useSystemProxies=true',
        "-Dosgi.requiredJavaVersion=$JavaVersion", '-Dosgi.configuration.cascaded=true', "-Dosgi.sharedConfiguration.area=$shared", '-jar', $launcher,
        '-configuration', "$state\configuration", '-data', "$state\workspace") + $Arguments
    if ($Windowed) {
        Start-Process -FilePath (Join-Path $java 'bin\javaw.exe') -ArgumentList (($all | Where-Object { $_ } | ForEach-Object { Format-Word $_ }) -join ' ')
        return 0
    }
    & (Join-Path $java 'bin\java.exe') @all | Out-Host
    return $LASTEXITCODE
}
