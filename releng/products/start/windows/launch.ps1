# Used by the start scripts: finds Java and starts the product in this folder. Windows PowerShell 5.1 and PowerShell 7.
$ErrorActionPreference = 'Stop'
$JavaVersion = 25
# Exit status with which Eclipse asks to be started again.
$AsksAgain = 23

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

# Of programs with windows. The JDK's second compiler begins with what is used twenty times as often as it would by itself: at a start it is busy with
# code that is needed once, on the processors that the start needs.
$WindowedOptions = @('-Xmx1g', '-XX:+UseZGC', '-XX:Tier4InvocationThreshold=100000', '-XX:Tier4MinInvocationThreshold=12000', '-XX:Tier4CompileThreshold=300000',
    '-XX:Tier4BackEdgeThreshold=800000')

# Starts a product and returns its exit status; the endpoint's windows (-Windowed) are not waited for.
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
    if ($Windowed -and $env:TANDEM_START_CACHE -ne 'no') {
        # The classes of a start as they are in memory, no data: kept at the end of the first one, and anew after an upgrade.
        $Options += @('-XX:+AutoCreateSharedArchive', "-XX:SharedArchiveFile=$state\classes.jsa", '-Xlog:cds=off', '-Xlog:aot=off')
    }
    $all = $Options + @('-XX:-HeapDumpOnOutOfMemoryError', "-XX:ErrorFile=$state\crash-%p.log", '--enable-native-access=ALL-UNNAMED', '-Djava.net.useSystemProxies=true',
        "-Dosgi.requiredJavaVersion=$JavaVersion", '-Dosgi.configuration.cascaded=true', "-Dosgi.sharedConfiguration.area=$shared", '-jar', $launcher,
        '-configuration', "$state\configuration", '-data', "$state\workspace")
    $again = ($all | Where-Object { $_ } | ForEach-Object { Format-Word $_ }) -join ' '
    $all += $Arguments
    if ($Windowed) {
        $javaw = Join-Path $java 'bin\javaw.exe'
        $line = ($all | Where-Object { $_ } | ForEach-Object { Format-Word $_ }) -join ' '
        if ($Product -ne 'workbench') {
            Start-Process -FilePath $javaw -ArgumentList $line
            return 0
        }
        # Waited for behind its window, and started again where it asks for that, which it does after plug-ins changed.
        $status = (Start-Process -FilePath $javaw -ArgumentList $line -Wait -PassThru).ExitCode
        while ($status -eq $AsksAgain) {
            $status = (Start-Process -FilePath $javaw -ArgumentList $again -Wait -PassThru).ExitCode
        }
        return $status
    }
    & (Join-Path $java 'bin\java.exe') @all | Out-Host
    return $LASTEXITCODE
}
