@rem Starts the relay: tandem-relay --config FILE, or tandem-relay --dev to try it.
@powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0tandem-relay.ps1" %*
@exit /b %ERRORLEVEL%
