@rem Starts the endpoint.
@powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File "%~dp0tandem-endpoint.ps1" %*
@exit /b %ERRORLEVEL%
