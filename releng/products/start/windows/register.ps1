# Makes Windows know this product, for the person who runs it: tandem:// links open Get help, invitations open the workbench. -Remove forgets it.
# Everything stands below HKEY_CURRENT_USER\Software\Classes. Windows keeps its own program for .msrcIncident files; the workbench is offered under "Open with".
param([switch] $Remove)
$ErrorActionPreference = 'Stop'
$Folder = Split-Path -Parent $PSCommandPath
$Classes = 'HKCU:\Software\Classes'

function Get-OpenCommand([string] $Program) {
    return "powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File `"$Folder\$Program.ps1`" `"%1`""
}

function Set-Key([string] $Key, [string] $Name, [string] $Value) {
    New-Item -Force -Path "$Classes\$Key" | Out-Null
    New-ItemProperty -Force -Path "$Classes\$Key" -Name $Name -Value $Value -PropertyType String | Out-Null
}

function Remove-Key([string] $Key) {
    Remove-Item -Recurse -Force -ErrorAction SilentlyContinue -Path "$Classes\$Key"
}

function Add-OpenWith([string] $Extension, [string] $Kind) {
    $key = "$Classes\$Extension\OpenWithProgids"
    if (-not (Test-Path $key)) { New-Item -Force -Path $key | Out-Null }
    New-ItemProperty -Force -Path $key -Name $Kind -Value '' -PropertyType String | Out-Null
}

if (Test-Path (Join-Path $Folder 'tandem-endpoint.ps1')) {
    Remove-Key 'tandem'
    if (-not $Remove) {
        Set-Key 'tandem' '(default)' 'URL:Tandem code'
        New-ItemProperty -Force -Path "$Classes\tandem" -Name 'URL Protocol' -Value '' -PropertyType String | Out-Null
        Set-Key 'tandem\shell\open\command' '(default)' (Get-OpenCommand 'tandem-endpoint')
    }
}
if (Test-Path (Join-Path $Folder 'tandem-workbench.ps1')) {
    Remove-Key 'Tandem.Invitation'
    Remove-Key '.tandem-invitation'
    Remove-ItemProperty -ErrorAction SilentlyContinue -Path "$Classes\.msrcIncident\OpenWithProgids" -Name 'Tandem.Invitation'
    if (-not $Remove) {
        Set-Key 'Tandem.Invitation' '(default)' 'Invitation to help'
        Set-Key 'Tandem.Invitation\shell\open\command' '(default)' (Get-OpenCommand 'tandem-workbench')
        Set-Key '.tandem-invitation' '(default)' 'Tandem.Invitation'
        Set-Key '.tandem-invitation' 'Content Type' 'application/vnd.tandem.invitation'
        Add-OpenWith '.msrcIncident' 'Tandem.Invitation'
    }
}
Write-Host $(if ($Remove) { 'Forgotten.' } else { 'Registered for you. register.ps1 -Remove forgets it.' })
