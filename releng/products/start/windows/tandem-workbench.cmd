@rem Starts the workbench.
@powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File "%~dp0tandem-workbench.ps1" %*
@exit /b %ERRORLEVEL%
